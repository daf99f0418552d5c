import type { ReactNode } from 'react';
import { z } from 'zod';
import { Button as HostButton } from '../../kit/button.tsx';
import { Select as HostSelect } from '../../kit/select.tsx';
import { TextField as HostTextField } from '../../kit/text-field.tsx';

interface ButtonProps {
  kind?: string;
  disabled?: boolean;
  loading?: boolean;
  onPress?: () => void;
  children?: ReactNode;
}

const KINDS = z.enum(['primary', 'secondary', 'danger', 'plain']).catch('secondary');

export function Button({ kind, disabled = false, loading = false, onPress, children }: ButtonProps) {
  return (
    <HostButton kind={KINDS.parse(kind)} disabled={disabled} busy={loading} onClick={() => onPress?.()}>
      {children}
    </HostButton>
  );
}

interface TextFieldProps {
  label?: string;
  value?: string;
  placeholder?: string;
  help?: string;
  error?: string;
  disabled?: boolean;
  onChange?: (value: string) => void;
}

export function TextField({ label = 'Text', value = '', ...rest }: TextFieldProps) {
  return <HostTextField label={label} value={value} {...rest} />;
}

interface SelectProps {
  label?: string;
  value?: string;
  options?: unknown;
  disabled?: boolean;
  onChange?: (value: string) => void;
}

/** The SDK lets any JSON through here, so its shape is looked at before it is drawn. */
const OPTIONS = z
  .array(z.object({ value: z.string(), label: z.string() }))
  .max(200)
  .catch([]);

export function Select({ label = 'Choice', value = '', options, ...rest }: SelectProps) {
  return <HostSelect label={label} value={value} options={OPTIONS.parse(options)} {...rest} />;
}
