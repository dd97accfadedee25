/** Words that ask and do not name (停用词): people type them, documents do not hold them, and a search leaves them out. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `的 了 和 与 及 或 在 是 我 你 他 她 它 们 这 那 吗 呢 吧 啊 呀 么 嘛 哦 请 想 要 能 会 可 就 都 也 还 把 被 让 给 对 从 到 为 以 等 有 个
  我想 我要 想问 请问 咨询 我们 你们 他们 自己 一下 一个 这个 那个 哪个 哪些 哪里 哪儿 在哪 在哪里 那里 这里 什么 为什么 怎么 怎样 怎么样 怎么办 如何 咋 咋样 咋办 咋整
  多少 几个 多久 多长 何时 什么时候 是否 是不是 能不能 可不可以 可以 能否 能够 需要 应该 必须 有没有 没有 关于 有关 相关 以及 或者 还是 如果 因为 所以 但是 而且 然后
  告诉 知道 了解 看看 帮 帮忙 求 谢谢 您好 你好 问题 事情 东西 时候 情况 现在 目前 最新`
    .split(/\s+/)
    .filter(Boolean),
);
