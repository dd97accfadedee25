/** One field of a channel's settings as the desk asks for it. */
export interface ChannelField {
  name: string;
  label: string;
  /** `secret` is written and never read back. */
  type: 'text' | 'secret' | 'number' | 'choice' | 'instant' | 'yes';
  extra?: string;
  required?: boolean;
  placeholder?: string;
  least?: number;
  most?: number;
  options?: { value: string; label: string }[];
  /** What stands there in a new form. */
  first?: string | number | boolean;
  /** Rarely changed: shown below, folded. */
  rare?: boolean;
}

/** Where an interface is reached; another place only in rehearsals. */
export const apiField = (place: string): ChannelField => ({
  name: 'api',
  label: '接口地址',
  type: 'text',
  rare: true,
  placeholder: place,
  extra: '留空为官方接口；演练时填模拟环境的地址',
});
