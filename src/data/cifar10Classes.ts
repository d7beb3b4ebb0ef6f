/** The ten classes in the order of their numbers, 0 to 9 (Krizhevsky, 2009). */
export const CIFAR10_CLASSES = [
  { en: 'airplane', 'zh-cn': '飞机' },
  { en: 'automobile', 'zh-cn': '汽车' },
  { en: 'bird', 'zh-cn': '鸟' },
  { en: 'cat', 'zh-cn': '猫' },
  { en: 'deer', 'zh-cn': '鹿' },
  { en: 'dog', 'zh-cn': '狗' },
  { en: 'frog', 'zh-cn': '青蛙' },
  { en: 'horse', 'zh-cn': '马' },
  { en: 'ship', 'zh-cn': '船' },
  { en: 'truck', 'zh-cn': '卡车' },
] as const;
