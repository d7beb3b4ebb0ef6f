/** The anchor of a question on its page. @param id the question's own, such as `dead-relu` */
export const questionAnchor = (id: string): string => `question-${id}`;
