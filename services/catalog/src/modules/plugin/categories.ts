export interface Category {
  id: string;
  title: string;
}

/** Where plugins are found by what they are for. */
export const CATEGORIES: readonly Category[] = [
  { id: 'analytics', title: 'Analytics' },
  { id: 'automation', title: 'Automation' },
  { id: 'communication', title: 'Communication' },
  { id: 'customer-data', title: 'Customer data' },
  { id: 'design', title: 'Design' },
  { id: 'developer-tools', title: 'Developer tools' },
  { id: 'finance', title: 'Finance' },
  { id: 'marketing', title: 'Marketing' },
  { id: 'productivity', title: 'Productivity' },
  { id: 'sales', title: 'Sales' },
  { id: 'security', title: 'Security' },
  { id: 'support', title: 'Support' },
];

export function isCategory(id: string): boolean {
  return CATEGORIES.some((category) => category.id === id);
}
