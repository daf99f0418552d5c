import type { ComponentMap } from '@guildhall/host-react';
import { Button, Select, TextField } from './controls.tsx';
import { Card, Divider, Inline, Stack } from './layout.tsx';
import { List, ListItem, Progress, Skeleton } from './list.tsx';
import { Badge, Heading, Link, Text } from './text.tsx';

/** The CRM's components by the names its surface gives them: what plugins draw looks like the rest of the page. */
export const pluginComponents: ComponentMap = {
  Badge,
  Button,
  Card,
  Divider,
  Heading,
  Inline,
  Link,
  List,
  ListItem,
  Progress,
  Select,
  Skeleton,
  Stack,
  Text,
  TextField,
};
