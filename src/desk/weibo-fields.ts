import { apiField, type ChannelField } from './channel-field.ts';

/** What a channel on Weibo needs. */
export const WEIBO_FIELDS: readonly ChannelField[] = [
  { name: 'accessToken', label: '访问令牌（access token）', type: 'secret', required: true },
  { name: 'expiresAt', label: '令牌到期时间', type: 'instant', extra: '到期前三天提醒重新授权' },
  {
    name: 'boundDomain',
    label: '安全域名',
    type: 'text',
    required: true,
    placeholder: 'www.example.gov.cn',
    extra: '微博开放平台“应用信息”中绑定的域名，微博里的链接须在此域名之下',
  },
  { name: 'rip', label: '本平台的公网 IP', type: 'text', required: true, placeholder: '203.0.113.7' },
  { name: 'picture', label: '随文发第一张配图', type: 'yes', first: true },
  {
    name: 'limit',
    label: '字数上限（汉字）',
    type: 'number',
    least: 60,
    most: 2_000,
    first: 140,
    rare: true,
  },
  apiField('https://api.weibo.com'),
  { name: 'site', label: '微博页面地址', type: 'text', placeholder: 'https://weibo.com', rare: true },
];
