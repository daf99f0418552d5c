{{/* The head of a NetworkPolicy: (list $ name). */}}
{{- define "guildhall.policy" -}}
{{- $root := index . 0 -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "guildhall.fullname" $root }}-{{ index . 1 }}
  labels:
    {{- include "guildhall.labels" (list $root "network") | nindent 4 }}
{{- end -}}

{{/* Labels of everything this release runs. */}}
{{- define "guildhall.policy.everything" -}}
app.kubernetes.io/name: guildhall
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Pods of one role, or of several: (list $ role …), as JSON. */}}
{{- define "guildhall.policy.roles" -}}
{{- $root := first . -}}
{{- $labels := include "guildhall.policy.everything" $root | fromYaml -}}
{{- $role := dict "key" "guildhall/role" "operator" "In" "values" (rest .) -}}
{{- toJson (dict "matchLabels" $labels "matchExpressions" (list $role)) -}}
{{- end -}}

{{/* One rule of egress to peers, or to any address when there are none: (list peers port …). */}}
{{- define "guildhall.policy.to" -}}
- ports:
    {{- range rest . }}
    - { protocol: TCP, port: {{ . | int }} }
    {{- end }}
  {{- with first . }}
  to: {{ toJson . }}
  {{- end }}
{{- end -}}
