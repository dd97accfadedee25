import { apiField, type ChannelField } from './channel-field.ts';

/** What a channel on WeChat needs. */
export const WECHAT_FIELDS: readonly ChannelField[] = [
  { name: 'appId', label: 'AppID', type: 'text', required: true, placeholder: 'wx…' },
  { name: 'appSecret', label: 'AppSecret', type: 'secret', required: true },
  {
    name: 'mode',
    label: '发出方式',
    type: 'choice',
    first: 'publish',
    extra: '发布：有永久链接，不推送给粉丝；群发：推送给粉丝，次数有限',
    options: [
      { value: 'publish', label: '发布' },
      { value: 'mass', label: '群发' },
    ],
  },
  {
    name: 'corrections',
    label: '更正时',
    type: 'choice',
    first: 'post',
    extra: '微信不能改已发布的文章',
    options: [
      { value: 'post', label: '另发更正文章，链接原文章' },
      { value: 'replace', label: '发布新文章，并删除原文章' },
    ],
  },
  { name: 'author', label: '作者', type: 'text', placeholder: '留空用来源或站点名称', extra: '最多 16 字' },
  {
    name: 'comments',
    label: '留言',
    type: 'choice',
    first: 'none',
    options: [
      { value: 'none', label: '不开放' },
      { value: 'fans', label: '仅粉丝可留言' },
      { value: 'all', label: '所有人可留言' },
    ],
  },
  {
    name: 'callbackToken',
    label: '服务器配置：令牌（Token）',
    type: 'secret',
    extra: '选填：配好后微信主动告知发布结果；加密方式须选“安全模式”',
  },
  { name: 'encodingAesKey', label: '服务器配置：EncodingAESKey', type: 'secret', extra: '43 位字母和数字' },
  {
    name: 'coverMediaId',
    label: '默认封面的素材 ID',
    type: 'text',
    rare: true,
    extra: '没有配图的文章用；留空用纯色封面',
  },
  { name: 'tagId', label: '只群发给这个标签的粉丝', type: 'number', least: 0, most: 1_000_000, rare: true },
  { name: 'titleLimit', label: '标题字数上限', type: 'number', least: 8, most: 64, first: 32, rare: true },
  {
    name: 'digestLimit',
    label: '摘要字数上限',
    type: 'number',
    least: 20,
    most: 128,
    first: 120,
    rare: true,
  },
  {
    name: 'contentLimit',
    label: '正文字符上限（含排版）',
    type: 'number',
    least: 1_000,
    most: 20_000,
    first: 19_900,
    rare: true,
  },
  apiField('https://api.weixin.qq.com'),
];
