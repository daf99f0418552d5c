{{/* What the `restricted` pod security standard asks, and no token of the cluster. */}}
{{- define "guildhall.security.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: {{ toJson (. | default (dict "type" "RuntimeDefault")) }}
{{- end -}}

{{- define "guildhall.security.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end -}}
