import { useId } from 'react';

interface TextAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  /** Characters; the browser takes no more. */
  most: number;
}

/** A labelled text of some lines. */
export function TextArea({ label, value, onChange, help, most }: TextAreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input text-area"
        rows={3}
        maxLength={most}
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
