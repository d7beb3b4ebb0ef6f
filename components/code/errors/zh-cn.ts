import type { ErrorWords } from './en.ts';

/** The Chinese words for what goes wrong in a reader's code. */
export const words: ErrorWords = {
  line: (line) => `第 ${line} 行`,
  unknownModule: (name) => `没有 ${name} 这个模块。`,
  uncaught: '稍后，在定时器或 Promise 中：',
  strangeCharacter: (character, meant) => {
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    if (meant === '') return `这里有一个看不见的字符（${code}），请删去。`;
    return `这里有一个 ${character}（${code}）。${meant === null ? '' : `请改成 ${meant}`}`;
  },
  missingExport: (name) => `没有导出名为 ${name} 的函数。`,
  mistakes: {
    'not-compiled': '这不是合法的 TypeScript。看看这一行和上一行，括号、逗号或引号有没有写全。',
    namespace: '这里不支持 `namespace`。请直接写函数、常量和类。',
    'unknown-module': '只有两个模块可以导入：`@tensorflow/tfjs` 和 `livegrad`。',
    'missing-export': '检查时要按名字调用这个函数，所以它必须存在，并且前面写有 `export`。',
    'not-defined': '这里没有叫这个名字的变量。检查拼写，以及它是在哪里声明的。',
    'not-a-function': '括号前面的东西不是函数。检查拼写，再用 console.log 看看它到底是什么。',
    'of-undefined': '点号或方括号前面的值是 undefined，也许下标越界了，也许没有这个名字。',
    'not-iterable': '只有列表才能展开或遍历。张量要先用 `arraySync()` 变成列表。',
    constant: '`const` 只能赋值一次。需要改变的量请用 `let` 声明。',
    'stack-overflow': '函数在无休止地调用自己。哪种情况会让它停下？',
    'out-of-memory': '没有这么大的内存。某个形状或长度太大了，或者是负数。',
    'missing-await': '这是 Promise，值还没有算出来。在前面写 `await`，或用 `dataSync()` 读取张量。',
    'async-tidy': '`tf.tidy` 在函数返回时释放张量，而 async 函数遇到第一个 `await` 就返回了。请在 tidy 外面等待。',
    disposed:
      '这个张量已经释放了，因为调用过 `dispose()`，或 `tf.tidy` 结束时没有返回它。请从 tidy 中返回它，或用 `tf.keep` 留住。',
    'inner-dimensions':
      '[m, k] · [k, n] 相乘，两边的 k 必须相同。打印两个形状看看；常见原因是少了一次转置，或者左右写反了。',
    broadcast: '形状从右向左比较，每一对要么相等，要么其中一个是 1。打印两个形状，再对其中一个 reshape 或 expandDims。',
    reshape: 'reshape 不改变数的个数，新形状的乘积必须等于原来的。',
    'wrong-count': '列表中数的个数与形状要求的不符。',
    rank: '轴的个数不对。图像是 [批量, 高, 宽, 通道]，卷积核是 [高, 宽, 输入通道, 输出通道]；`expandDims` 可以添一个轴。',
    channels: '卷积核的第三个轴必须等于输入的通道数。',
    'other-shape': '两个形状应当相同，实际却不同。把它们都打印出来看看。',
    'out-of-range': '没有这个轴或这个位置。轴从 0 数起，−1 是最后一个。',
    dtype: '数值类型不符。用 `cast` 转换，例如 `x.cast("int32")`。',
    'not-a-tensor': '这里要的是张量、数或数的列表。把传入的东西打印出来看看。',
    'not-scalar': '只能对一个数求梯度。先用 `mean()` 或 `sum()` 把损失归约成标量。',
    'no-gradient': '结果与这些变量之间的运算断了。中途读出数值（`dataSync`）或新建张量，TensorFlow.js 就追踪不到了。',
    'not-compiled-model': '要先调用 `model.compile`，给出优化器和损失函数。',
    nan: '结果里有 NaN（不是数），来自 log 0、0/0、∞ − ∞，或者拿 undefined、张量当数来运算。',
    'no-return': '函数什么也没有返回。是不是漏了 `return`？',
    'strange-character':
      '这个字符只能写在文字里，不能当代码用：多半是输入法没有切换到英文标点，或是从别处复制来的。放在引号和注释里则没有关系。',
    'default-import':
      '请写 `import * as tf from "@tensorflow/tfjs"` 和 `import { show } from "livegrad"`：这两个模块都没有默认导出。',
    'default-export': '检查要按名字调用这个函数：前面写 `export`，不要写 `default`。',
    'tensor-operators':
      '`+ - * / **` 和比较运算符不能用于张量。请写 `a.sub(b)`、`a.add(b)`、`a.mul(b)`、`a.div(b)`，或者先用 `dataSync()` 读出数来。',
    'mixed-numbers': 'BigInt（如 `2n`）不能和普通的数混用。数字后面不要写 `n`，或用 `Number(…)` 转换。',
    'big-integer': '这是 BigInt（`9n`），不是普通的数。数字后面不要写 `n`，或返回 `Number(…)`。',
    'too-large': '结果太大，没法检查，或者它把自己也包含在内。只返回题目要求的内容。',
    'tf-data': '这个沙箱里没有 `tf.data`。请用列表和张量。',
  },
};
