/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  | T
  | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** 内容类型 */
export type ContentKind = 'ARTICLE' | 'INTERPRETATION' | 'POLICY' | 'TOPIC';

/** 有效性 */
export type Validity =
  /** 已修改 */
  | 'AMENDED'
  /** 失效 */
  | 'EXPIRED'
  /** 现行有效 */
  | 'IN_FORCE'
  /** 废止 */
  | 'REPEALED';

/** 撤稿方式 */
export type WithdrawalKind = 'GONE' | 'REPLACED' | 'WITHDRAWN';

type Line_Article_Fragment = {
  __typename: 'Article';
  id: string;
  title: string;
  path: string;
  publishedAt: string;
  site: { code: string };
};

type Line_Interpretation_Fragment = {
  __typename: 'Interpretation';
  id: string;
  title: string;
  path: string;
  publishedAt: string;
  site: { code: string };
};

type Line_Policy_Fragment = {
  __typename: 'Policy';
  id: string;
  title: string;
  path: string;
  publishedAt: string;
  site: { code: string };
};

type Line_Topic_Fragment = {
  __typename: 'Topic';
  id: string;
  title: string;
  path: string;
  publishedAt: string;
  site: { code: string };
};

export type LineFragment =
  | Line_Article_Fragment
  | Line_Interpretation_Fragment
  | Line_Policy_Fragment
  | Line_Topic_Fragment;

export type FrameQueryVariables = Exact<{
  site: string;
}>;

export type FrameQuery = {
  site: {
    name: string;
    sections: Array<{ code: string; name: string; parent: { id: string } | null }>;
    tags: Array<{ name: string; content: string }>;
  } | null;
};

export type HomeQueryVariables = Exact<{
  site: string;
}>;

export type HomeQuery = {
  notices: {
    code: string;
    name: string;
    contents: {
      edges: Array<{
        node:
          | {
              __typename: 'Article';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Interpretation';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Policy';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Topic';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            };
      }>;
    };
  } | null;
  policies: {
    code: string;
    name: string;
    contents: {
      edges: Array<{
        node:
          | {
              __typename: 'Article';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Interpretation';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Policy';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Topic';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            };
      }>;
    };
  } | null;
  readings: {
    code: string;
    name: string;
    contents: {
      edges: Array<{
        node:
          | {
              __typename: 'Article';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Interpretation';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Policy';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Topic';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            };
      }>;
    };
  } | null;
  news: {
    code: string;
    name: string;
    contents: {
      edges: Array<{
        node:
          | {
              __typename: 'Article';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Interpretation';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Policy';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Topic';
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            };
      }>;
    };
  } | null;
};

export type LatestFragment = {
  code: string;
  name: string;
  contents: {
    edges: Array<{
      node:
        | {
            __typename: 'Article';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          }
        | {
            __typename: 'Interpretation';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          }
        | {
            __typename: 'Policy';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          }
        | {
            __typename: 'Topic';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          };
    }>;
  };
};

export type SectionPageQueryVariables = Exact<{
  site: string;
  section: string;
  after?: string | null | undefined;
}>;

export type SectionPageQuery = {
  section: {
    name: string;
    tags: Array<{ name: string; content: string }>;
    contents: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: Array<{
        node:
          | {
              __typename: 'Article';
              summary: string | null;
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Interpretation';
              summary: string | null;
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Policy';
              summary: string | null;
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            }
          | {
              __typename: 'Topic';
              summary: string | null;
              id: string;
              title: string;
              path: string;
              publishedAt: string;
              site: { code: string };
            };
      }>;
    };
  } | null;
};

export type ContentByPathQueryVariables = Exact<{
  site: string;
  path: string;
}>;

export type ContentByPathQuery = {
  content:
    | {
        __typename: 'Article';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | {
        __typename: 'Interpretation';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        policies: Array<{
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }>;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | {
        __typename: 'Policy';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        policy: {
          number: string | null;
          issuer: string | null;
          indexNumber: string | null;
          theme: string | null;
          genre: string | null;
          signedOn: string | null;
          effectiveOn: string | null;
          validity: Validity | null;
        } | null;
        interpretations: Array<{
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }>;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | {
        __typename: 'Topic';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        groups: Array<{
          title: string;
          contents: Array<
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
          >;
        }>;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | null;
};

export type ContentByIdQueryVariables = Exact<{
  id: string;
}>;

export type ContentByIdQuery = {
  content:
    | {
        __typename: 'Article';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | {
        __typename: 'Interpretation';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        policies: Array<{
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }>;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | {
        __typename: 'Policy';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        policy: {
          number: string | null;
          issuer: string | null;
          indexNumber: string | null;
          theme: string | null;
          genre: string | null;
          signedOn: string | null;
          effectiveOn: string | null;
          validity: Validity | null;
        } | null;
        interpretations: Array<{
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }>;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | {
        __typename: 'Topic';
        id: string;
        title: string;
        summary: string | null;
        body: string | null;
        publishedAt: string;
        expired: boolean;
        groups: Array<{
          title: string;
          contents: Array<
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
          >;
        }>;
        section: { code: string; name: string };
        site: { code: string; name: string };
        origin: { name: string | null; url: string | null; author: string | null } | null;
        attachments: Array<{ name: string; url: string; bytes: number | null }>;
        tags: Array<{ name: string; content: string }>;
        edition: { number: number; publishedAt: string; changeNote: string | null };
        withdrawal: {
          kind: WithdrawalKind;
          at: string;
          explanation: string;
          replacement:
            | {
                __typename: 'Article';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Interpretation';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Policy';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | {
                __typename: 'Topic';
                id: string;
                title: string;
                path: string;
                publishedAt: string;
                site: { code: string };
              }
            | null;
        } | null;
      }
    | null;
};

type Whole_Article_Fragment = {
  __typename: 'Article';
  id: string;
  title: string;
  summary: string | null;
  body: string | null;
  publishedAt: string;
  expired: boolean;
  section: { code: string; name: string };
  site: { code: string; name: string };
  origin: { name: string | null; url: string | null; author: string | null } | null;
  attachments: Array<{ name: string; url: string; bytes: number | null }>;
  tags: Array<{ name: string; content: string }>;
  edition: { number: number; publishedAt: string; changeNote: string | null };
  withdrawal: {
    kind: WithdrawalKind;
    at: string;
    explanation: string;
    replacement:
      | {
          __typename: 'Article';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Topic';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | null;
  } | null;
};

type Whole_Interpretation_Fragment = {
  __typename: 'Interpretation';
  id: string;
  title: string;
  summary: string | null;
  body: string | null;
  publishedAt: string;
  expired: boolean;
  policies: Array<{
    __typename: 'Policy';
    id: string;
    title: string;
    path: string;
    publishedAt: string;
    site: { code: string };
  }>;
  section: { code: string; name: string };
  site: { code: string; name: string };
  origin: { name: string | null; url: string | null; author: string | null } | null;
  attachments: Array<{ name: string; url: string; bytes: number | null }>;
  tags: Array<{ name: string; content: string }>;
  edition: { number: number; publishedAt: string; changeNote: string | null };
  withdrawal: {
    kind: WithdrawalKind;
    at: string;
    explanation: string;
    replacement:
      | {
          __typename: 'Article';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Topic';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | null;
  } | null;
};

type Whole_Policy_Fragment = {
  __typename: 'Policy';
  id: string;
  title: string;
  summary: string | null;
  body: string | null;
  publishedAt: string;
  expired: boolean;
  policy: {
    number: string | null;
    issuer: string | null;
    indexNumber: string | null;
    theme: string | null;
    genre: string | null;
    signedOn: string | null;
    effectiveOn: string | null;
    validity: Validity | null;
  } | null;
  interpretations: Array<{
    __typename: 'Interpretation';
    id: string;
    title: string;
    path: string;
    publishedAt: string;
    site: { code: string };
  }>;
  section: { code: string; name: string };
  site: { code: string; name: string };
  origin: { name: string | null; url: string | null; author: string | null } | null;
  attachments: Array<{ name: string; url: string; bytes: number | null }>;
  tags: Array<{ name: string; content: string }>;
  edition: { number: number; publishedAt: string; changeNote: string | null };
  withdrawal: {
    kind: WithdrawalKind;
    at: string;
    explanation: string;
    replacement:
      | {
          __typename: 'Article';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Topic';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | null;
  } | null;
};

type Whole_Topic_Fragment = {
  __typename: 'Topic';
  id: string;
  title: string;
  summary: string | null;
  body: string | null;
  publishedAt: string;
  expired: boolean;
  groups: Array<{
    title: string;
    contents: Array<
      | {
          __typename: 'Article';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Topic';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
    >;
  }>;
  section: { code: string; name: string };
  site: { code: string; name: string };
  origin: { name: string | null; url: string | null; author: string | null } | null;
  attachments: Array<{ name: string; url: string; bytes: number | null }>;
  tags: Array<{ name: string; content: string }>;
  edition: { number: number; publishedAt: string; changeNote: string | null };
  withdrawal: {
    kind: WithdrawalKind;
    at: string;
    explanation: string;
    replacement:
      | {
          __typename: 'Article';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Interpretation';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Policy';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | {
          __typename: 'Topic';
          id: string;
          title: string;
          path: string;
          publishedAt: string;
          site: { code: string };
        }
      | null;
  } | null;
};

export type WholeFragment =
  | Whole_Article_Fragment
  | Whole_Interpretation_Fragment
  | Whole_Policy_Fragment
  | Whole_Topic_Fragment;

export type SearchQueryVariables = Exact<{
  query: string;
  site: string;
  kinds?: Array<ContentKind> | ContentKind | null | undefined;
  after?: string | null | undefined;
}>;

export type SearchQuery = {
  search: {
    totalCount: number;
    facets: Array<{ name: string; values: Array<{ value: string; count: number }> }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: Array<{
      highlight: { title: string; body: string };
      node:
        | {
            __typename: 'Article';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          }
        | {
            __typename: 'Interpretation';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          }
        | {
            __typename: 'Policy';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          }
        | {
            __typename: 'Topic';
            id: string;
            title: string;
            path: string;
            publishedAt: string;
            site: { code: string };
          };
    }>;
  };
};

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const LineFragmentDoc = new TypedDocumentString(
  `
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}
    `,
  { fragmentName: 'Line' },
) as unknown as TypedDocumentString<LineFragment, unknown>;
export const LatestFragmentDoc = new TypedDocumentString(
  `
    fragment Latest on Section {
  code
  name
  contents(first: 8) {
    edges {
      node {
        ...Line
      }
    }
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}`,
  { fragmentName: 'Latest' },
) as unknown as TypedDocumentString<LatestFragment, unknown>;
export const WholeFragmentDoc = new TypedDocumentString(
  `
    fragment Whole on Content {
  __typename
  id
  title
  summary
  body
  publishedAt
  expired
  section {
    code
    name
  }
  site {
    code
    name
  }
  origin {
    name
    url
    author
  }
  attachments {
    name
    url
    bytes
  }
  tags {
    name
    content
  }
  edition {
    number
    publishedAt
    changeNote
  }
  withdrawal {
    kind
    at
    explanation
    replacement {
      ...Line
    }
  }
  ... on Policy {
    policy {
      number
      issuer
      indexNumber
      theme
      genre
      signedOn
      effectiveOn
      validity
    }
    interpretations {
      ...Line
    }
  }
  ... on Interpretation {
    policies {
      ...Line
    }
  }
  ... on Topic {
    groups {
      title
      contents {
        ...Line
      }
    }
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}`,
  { fragmentName: 'Whole' },
) as unknown as TypedDocumentString<WholeFragment, unknown>;
export const FrameDocument = new TypedDocumentString(`
    query Frame($site: String!) {
  site(code: $site) {
    name
    sections {
      code
      name
      parent {
        id
      }
    }
    tags {
      name
      content
    }
  }
}
    `) as unknown as TypedDocumentString<FrameQuery, FrameQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home($site: String!) {
  notices: section(site: $site, code: "tzgg") {
    ...Latest
  }
  policies: section(site: $site, code: "zcwj") {
    ...Latest
  }
  readings: section(site: $site, code: "zcjd") {
    ...Latest
  }
  news: section(site: $site, code: "gzdt") {
    ...Latest
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}
fragment Latest on Section {
  code
  name
  contents(first: 8) {
    edges {
      node {
        ...Line
      }
    }
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const SectionPageDocument = new TypedDocumentString(`
    query SectionPage($site: String!, $section: String!, $after: String) {
  section(site: $site, code: $section) {
    name
    tags {
      name
      content
    }
    contents(first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...Line
          summary
        }
      }
    }
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}`) as unknown as TypedDocumentString<SectionPageQuery, SectionPageQueryVariables>;
export const ContentByPathDocument = new TypedDocumentString(`
    query ContentByPath($site: String!, $path: String!) {
  content: contentByPath(site: $site, path: $path) {
    ...Whole
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}
fragment Whole on Content {
  __typename
  id
  title
  summary
  body
  publishedAt
  expired
  section {
    code
    name
  }
  site {
    code
    name
  }
  origin {
    name
    url
    author
  }
  attachments {
    name
    url
    bytes
  }
  tags {
    name
    content
  }
  edition {
    number
    publishedAt
    changeNote
  }
  withdrawal {
    kind
    at
    explanation
    replacement {
      ...Line
    }
  }
  ... on Policy {
    policy {
      number
      issuer
      indexNumber
      theme
      genre
      signedOn
      effectiveOn
      validity
    }
    interpretations {
      ...Line
    }
  }
  ... on Interpretation {
    policies {
      ...Line
    }
  }
  ... on Topic {
    groups {
      title
      contents {
        ...Line
      }
    }
  }
}`) as unknown as TypedDocumentString<ContentByPathQuery, ContentByPathQueryVariables>;
export const ContentByIdDocument = new TypedDocumentString(`
    query ContentById($id: ID!) {
  content(id: $id) {
    ...Whole
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}
fragment Whole on Content {
  __typename
  id
  title
  summary
  body
  publishedAt
  expired
  section {
    code
    name
  }
  site {
    code
    name
  }
  origin {
    name
    url
    author
  }
  attachments {
    name
    url
    bytes
  }
  tags {
    name
    content
  }
  edition {
    number
    publishedAt
    changeNote
  }
  withdrawal {
    kind
    at
    explanation
    replacement {
      ...Line
    }
  }
  ... on Policy {
    policy {
      number
      issuer
      indexNumber
      theme
      genre
      signedOn
      effectiveOn
      validity
    }
    interpretations {
      ...Line
    }
  }
  ... on Interpretation {
    policies {
      ...Line
    }
  }
  ... on Topic {
    groups {
      title
      contents {
        ...Line
      }
    }
  }
}`) as unknown as TypedDocumentString<ContentByIdQuery, ContentByIdQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $site: String!, $kinds: [ContentKind!], $after: String) {
  search(query: $query, site: $site, kinds: $kinds, first: 20, after: $after) {
    totalCount
    facets {
      name
      values {
        value
        count
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      highlight {
        title
        body
      }
      node {
        ...Line
      }
    }
  }
}
    fragment Line on Content {
  __typename
  id
  title
  path
  publishedAt
  site {
    code
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
