import { inWords } from '../crm/format.ts';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';

interface SettingFieldProps {
  title: string;
  description: string | null | undefined;
  type: 'string' | 'number' | 'boolean';
  choices: readonly (string | number)[] | null | undefined;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** One thing that a plugin lets people set, drawn by the CRM; what is typed is text until it is saved. */
export function SettingField({
  title,
  description,
  type,
  choices,
  value,
  error,
  onChange,
}: SettingFieldProps) {
  const words = type === 'boolean' ? ['true', 'false'] : choices?.map(String);
  const help = description ?? undefined;
  if (!words) return <TextField label={title} help={help} value={value} error={error} onChange={onChange} />;
  const options = words.map((choice) => ({
    value: choice,
    label: type === 'boolean' ? yesNo(choice) : inWords(choice),
  }));
  return <Select label={title} help={help} value={value} options={options} onChange={onChange} />;
}

const yesNo = (choice: string): string => (choice === 'true' ? 'Yes' : 'No');
