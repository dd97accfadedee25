import { Input } from 'antd';
import { fieldOf, instantOf } from '../time.ts';

interface InstantProps {
  /** An instant, or none. */
  value?: string | null;
  onChange?: (instant: string | null) => void;
  id?: string;
  label?: string;
}

/** An instant, entered as date and time in Beijing; stands in a form like any field. */
export function InstantField({ value, onChange, id, label }: InstantProps) {
  return (
    <Input
      id={id}
      type="datetime-local"
      aria-label={label}
      allowClear
      style={{ maxWidth: 260 }}
      value={fieldOf(value)}
      onChange={({ target }) => onChange?.(target.value ? instantOf(target.value) : null)}
    />
  );
}
