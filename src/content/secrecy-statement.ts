/** What whoever submits a copy declares (上网不涉密); a change of the words is a new version. */
export const SECRECY_STATEMENT = {
  version: 1,
  text: '本人已对本稿件（标题、正文、图片和附件）作保密审查，其中没有国家秘密、工作秘密和不宜公开的内部信息，可以上网发布，并对此负责。',
} as const;

/** Who declared it of a revision, in which words and when. */
export interface SecrecyDeclaration {
  version: number;
  text: string;
  userId: string;
  username: string;
  /** ISO instant. */
  at: string;
}
