import type { RealThings } from './real-things.ts';

/** What somebody of another organisation is to hear: a refusal, or whatever is there for the reason that is given. */
export interface Expected {
  /** The arguments, with ids of real things of the main organisation. */
  args?: (real: RealThings) => string;
  /** The code of the refusal, where it is of the input: a deputy of another organisation is not one. */
  refusedAs?: string;
  /** Why it may be open; absent where it is refused, or answers null. */
  open?: string;
  /** Why somebody with a sub-site's key, or nobody, may ask as well; absent where they are refused. */
  openToAll?: string;
}

const OWN = 'lists what is of the own organisation and of those under it only';
const SHARED = 'upstreams are public, and one poll serves every site of the hub';
const OF_THE_HUB = 'a rule of the whole hub that everybody at the desk works by';
const PUBLISHED = 'what has been published is public, and so is who answers for it (谁发布谁负责)';
const PURE = 'works on what is sent with it alone';

const ONE = 'is about who asks alone';
const PERIOD = 'from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z"';

const a =
  (template: string) =>
  (real: RealThings): string =>
    template.replaceAll(/\$(\w+)/g, (_all, name: string) => JSON.stringify(real[name] ?? `no ${name}`));

/** Every query of the desk. */
export const QUERIES: Record<string, Expected> = {
  accounts: { open: OWN },
  bestBets: { open: OF_THE_HUB },
  blocks: { open: 'organisations use the wording of those above them' },
  calendar: { args: a('year: 2026'), open: OF_THE_HUB },
  channelGroups: { open: OWN },
  channels: { open: OWN },
  colleagues: { open: OWN },
  commissions: { open: OWN },
  copies: { args: a('first: 100'), open: OWN },
  copy: { args: a('id: $draft') },
  defaultChannels: { args: a('sectionId: $section') },
  defaultSteps: { open: OF_THE_HUB },
  delegations: { open: OWN },
  deliveries: { args: a('first: 100'), open: OWN },
  drifts: { args: a('first: 100'), open: OWN },
  duties: { args: a('first: 100'), open: OWN },
  editions: { args: a('contentId: $content'), open: PUBLISHED },
  feed: { args: a('id: $feed'), open: SHARED },
  feeds: { open: SHARED },
  heldReleases: { open: OWN },
  journal: { args: a('first: 100') },
  lexicon: { open: OF_THE_HUB },
  lexiconVersions: { args: a('first: 10'), open: OF_THE_HUB },
  linkageRules: { open: OF_THE_HUB },
  me: { open: 'says who asks', openToAll: 'says that nobody asks' },
  noticeAddress: { open: ONE },
  notices: { args: a('first: 100'), open: ONE },
  proofreadDraft: { args: a('id: $draft') },
  publication: { args: a('id: $content'), open: PUBLISHED },
  publications: { args: a('first: 100'), open: OWN },
  release: { args: a('id: $release') },
  releases: { args: a('contentId: $content'), open: OWN },
  repostRegister: { args: a(PERIOD), open: OWN },
  repostRegisterCsv: { args: a(PERIOD), open: OWN },
  reviewQueue: { args: a('first: 100'), open: OWN },
  screens: { open: OWN },
  searchReport: { open: OF_THE_HUB },
  secrecyStatement: { open: OF_THE_HUB },
  sites: { open: 'sites and sections are public; a text may be placed in one of another site' },
  subscribers: { args: a('first: 100'), open: OWN },
  suggest: { args: a('title: "通知", body: "<p>通知</p>"'), open: PURE },
  synonymChanges: { args: a('number: 1'), open: OF_THE_HUB },
  synonymVersions: { args: a('first: 10'), open: OF_THE_HUB },
  synonyms: { open: OF_THE_HUB },
  tierRules: { open: OF_THE_HUB },
  unreadNotices: { open: ONE },
  upstreamItem: { args: a('id: $item'), open: SHARED },
  upstreamItems: { args: a('feedId: $feed, first: 5'), open: SHARED },
  upstreamCatalogue: { open: SHARED },
};

const WINDOW = 'window: { unit: WORKING_DAYS, value: 1 }';
const STEP = `{ name: "一审一校", role: REVIEWER_OFFICE, task: BOTH, ${WINDOW} }`;
const SECOND = STEP.replace('一审一校', '二审二校').replace('OFFICE', 'DEPUTY_SECRETARY');
const FEED = 'kind: RSS, level: NATIONAL, name: "x", url: "http://127.0.0.1:9/"';
const PIECE = 'kind: ARTICLE, siteId: $site, sectionId: $section, title: "x"';

/** Every mutation of the desk. */
export const MUTATIONS: Record<string, Expected> = {
  arrangeScreenItem: { args: a('input: { id: $screenItem, priority: 9 }') },
  disableFeed: { args: a('id: $feed') },
  enableFeed: { args: a('id: $feed') },
  endFeed: { args: a('id: $feed') },
  issueScreenDevice: { args: a('channelId: $screen, name: "x"') },
  orderPlaylist: { args: a('channelId: $screen, itemIds: []') },
  reviseFeed: { args: a(`id: $feed, input: { ${FEED} }`) },
  revokeScreenDevice: { args: a('id: $screenDevice') },
  acknowledgeFinding: { args: a('findingId: $finding, id: $waiting, reason: "x"') },
  answerCommission: { args: a('id: $commission, sectionId: $section') },
  appear: { args: a('copyId: $draft, editing: true') },
  approveRendition: { args: a('approve: true, releaseId: $release, renditionId: $rendition') },
  autosave: { args: a('copyId: $draft, version: 1, patch: { title: "x" }') },
  bringItem: {
    args: a('input: { feedId: $feed, url: "http://127.0.0.1:9/x", title: "x", html: "<p>x</p>" }'),
    open: SHARED,
  },
  cancelCommission: { args: a('id: $commission, reason: "x"') },
  changeBlock: { args: a('html: "<p>x</p>", id: $block, name: "x", version: 1') },
  changeChannel: { args: a('id: $channel, name: "x"') },
  changeSensitivity: { args: a('id: $waiting, reason: "x", sensitivity: SENSITIVE') },
  compose: { args: a(`input: { ${PIECE} }`) },
  confirmIdentity: { args: a('password: "not mine"'), open: 'is about the session that asks alone' },
  correct: { args: a('changeNote: "x", contentId: $content') },
  correctHolders: {
    args: a('blockId: $block, changeNote: "x"'),
    open: 'opens corrections of contents within reach only',
  },
  createBlock: {
    args: a('code: "own", html: "<p>x</p>", name: "x"'),
    open: 'makes a block of the own organisation',
  },
  createChannel: { args: a('input: { kind: MANUAL, name: "x", settings: {}, siteId: $site }') },
  createFeed: { args: a(`input: { ${FEED} }`), open: SHARED },
  createLinkageRule: { args: a('input: { mandatory: true, sectionCode: "tzgg", siteIds: [$site] }') },
  createOrganisation: { args: a('input: { name: "x", parentId: $organisation }') },
  createSection: { args: a('input: { code: "x", name: "x", siteId: $site, type: NOTICE }') },
  createSite: {
    args: a(
      'input: { code: "4300000099", domain: "x.gov.cn", kind: SUB, name: "x", organisationId: $organisation }',
    ),
  },
  createUser: {
    args: a('input: { name: "x", organisationId: $organisation, roles: [EDITOR], username: "intruder" }'),
  },
  decide: { args: a('approve: true, id: $waiting') },
  decideFiling: { args: a('approve: true, filingId: $filing') },
  decideTogether: {
    args: a('items: [{ id: $waiting, hash: $waitingHash }]'),
    open: 'answers a refusal for each copy',
  },
  delegate: {
    args: a(
      'input: { role: REVIEWER_OFFICE, deputyId: $person, fromOn: $tomorrow, untilOn: $tomorrow, reason: "x" }',
    ),
    refusedAs: 'BAD_USER_INPUT',
  },
  detach: { args: a('attachmentId: $attachment') },
  dropAutosave: { args: a('copyId: $draft'), open: 'drops what the asker has left, which is nothing here' },
  dropBestBet: { args: a('id: $content') },
  dropTierRule: { args: a('id: $tierRule, version: 1') },
  endLinkageRule: { args: a('id: $linkageRule') },
  endSubscriber: { args: a('id: $subscriber, reason: "x"') },
  enterCalendarDay: { args: a('date: "2026-11-25", kind: off, source: "x"') },
  exemptDuty: { args: a('id: $duty, reason: "x"') },
  fileChange: { args: a('accountId: $account, changes: { name: "x" }, reason: "x"') },
  fileClosing: { args: a('accountId: $account, reason: "x"') },
  fileOpening: {
    args: a(
      'input: { name: "x", organisationId: $organisation, platform: WECHAT, reason: "x", responsibleId: $person }',
    ),
  },
  forcePublish: { args: a('id: $waiting, reason: "x"') },
  importHolidays: {
    args: a(
      `json: { year: 2026, papers: ["https://www.gov.cn/"], days: [{ name: "x", date: "2026-11-25", isOffDay: true }] }`,
    ),
  },
  importLexicon: { args: a('csv: "term,category,severity\\n哈哈,x,WARN", mode: MERGE') },
  importSynonyms: { args: a('csv: "社保,社会保险", mode: MERGE') },
  inviteOutside: { args: a('department: "x", expertName: "x", id: $waiting') },
  issueApiKey: { args: a('name: "x", siteId: $site') },
  launch: { args: a('input: { contentId: $content, channelIds: [$channel] }') },
  limitCopy: { args: a('id: $draft, namedIds: [$person]') },
  markNoticesRead: { args: a('ids: [$notice]'), open: ONE },
  nameCounterparts: { args: a('names: ["示例省教育厅"], organisationId: $organisation') },
  notePost: { args: a('accountId: $account, at: "2026-01-01T00:00:00Z", url: "https://weibo.com/1"') },
  noteUpstreamWithdrawal: { args: a('itemId: $item, note: "x"') },
  offboard: { args: a('userId: $person') },
  orderCopy: {
    args: a('input: { dueAt: "2099-01-01T00:00:00Z", siteId: $site, title: "x", topicId: $topic }'),
  },
  overrideFinding: { args: a('findingId: $finding, id: $waiting, reason: "x"') },
  pauseChannel: { args: a('id: $channel, reason: "x"') },
  place: { args: a('contentId: $content, sectionId: $section') },
  pollFeed: { args: a('id: $feed'), open: SHARED },
  previewRelease: { args: a('input: { contentId: $content, channelIds: [$channel] }') },
  proveDelivery: { args: a('deliveryId: $delivery, url: "https://example.gov.cn/"') },
  publish: { args: a('id: $approved') },
  recall: { args: a('id: $waiting') },
  remark: {
    args: a(
      'input: { copyId: $waiting, revision: 1, field: "body", start: 0, end: 4, quote: "未发先泄", text: "x" }',
    ),
  },
  repost: { args: a('itemId: $item, siteId: $site') },
  recodeSection: { args: a('code: "x", sectionId: $section') },
  requireInterpretation: { args: a('required: true, sectionId: $section') },
  resend: { args: a('deliveryId: $delivery') },
  resolveRemark: { args: a('id: $remark, resolved: true') },
  restore: { args: a('contentId: $content') },
  resumeChannel: { args: a('id: $channel') },
  revise: { args: a('id: $draft, patch: { title: "x" }, version: 1') },
  reviseLinkageRule: {
    args: a('id: $linkageRule, input: { mandatory: false, sectionCode: "tzgg", siteIds: [$site] }'),
  },
  revokeApiKey: { args: a('id: $apiKey') },
  revokeDelegation: { args: a('id: $delegation') },
  revokeOutside: { args: a('checkId: $outsideCheck') },
  rotateSecret: { args: a('id: $channel, overlapHours: 1') },
  saveBestBet: { args: a('input: { queries: ["x"], contentIds: [$content] }') },
  saveChannelGroup: { args: a('input: { id: $channelGroup, name: "x", channelIds: [$channel] }') },
  setDefaultChannels: { args: a('channelIds: [], groupIds: [], sectionId: $section') },
  setNoticeAddress: { args: a('email: "x@example.gov.cn"'), open: ONE },
  setOfficeHours: {
    args: a('seasons: [{ from: "01-01", shifts: [{ opensAt: "09:00", closesAt: "17:00" }] }]'),
  },
  setTierRule: {
    args: a(`input: { sectionId: $section, sensitivity: SENSITIVE, steps: [${STEP}, ${SECOND}] }`),
  },
  settleDelivery: { args: a('arrived: true, deliveryId: $delivery') },
  submit: { args: a('id: $draft, sensitivity: GENERAL') },
  tryFeed: { args: a(`input: { ${FEED} }`), open: PURE },
  unplace: { args: a('contentId: $content, reason: "x", sectionId: $section') },
  withdraw: { args: a('contentId: $content, explanation: "x", kind: GONE') },
};
