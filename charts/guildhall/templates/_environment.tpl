{{/* One variable from a Secret: (list variable secret). */}}
{{- define "guildhall.secret" -}}
- name: {{ index . 0 }}
  valueFrom: { secretKeyRef: { name: {{ index . 1 }}, key: {{ index . 0 }} } }
{{- end -}}

{{/* What gateway and services read alike. */}}
{{- define "guildhall.environment.common" -}}
- { name: HOST, value: '0.0.0.0' }
- { name: PORT, value: '4000' }
- { name: LOG_LEVEL, value: {{ .Values.logLevel | quote }} }
# The root file system is read-only.
- { name: HOME, value: /tmp }
{{- if .Values.certificates.configMap }}
- { name: NODE_EXTRA_CA_CERTS, value: /etc/guildhall/certificates/{{ .Values.certificates.key }} }
{{- end }}
{{ include "guildhall.secret" (list "TRUSTED_KEYS" .Values.secrets.identity) }}
{{ include "guildhall.secret" (list "ACTOR_SECRET" .Values.secrets.identity) }}
{{ include "guildhall.secret" (list "BUS_URL" .Values.secrets.messaging) }}
{{- end -}}

{{/* A service's server and worker: (list $ service). */}}
{{- define "guildhall.environment.service" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $of := index $root.Values.services $service -}}
{{ include "guildhall.environment.common" $root }}
{{ include "guildhall.secret" (list "QUEUE_URL" $root.Values.secrets.messaging) }}
{{ include "guildhall.secret" (list "SIGNING_KEY" $of.secret) }}
{{ include "guildhall.secret" (list "DATABASE_URL" $of.secret) }}
{{ include "guildhall.secret" (list "COURIER_DATABASE_URL" $of.secret) }}
- { name: PEERS, value: {{ include "guildhall.urls" $root | quote }} }
{{- with $of.ciIssuers }}
- { name: CI_ISSUERS, value: {{ toJson . | quote }} }
{{- end }}
{{- with $of.functions }}
- { name: FUNCTION_ENGINE, value: {{ .engine }} }
{{- with .trustedEngine }}
- { name: FUNCTION_TRUSTED_ENGINE, value: {{ . }} }
{{- end }}
- { name: FUNCTION_TRUSTED_TIER, value: {{ .trustedTier | int | quote }} }
- { name: FUNCTION_EXECUTORS, value: {{ .executors | int | quote }} }
- { name: FUNCTION_CLOSED_RANGES, value: {{ join "," .closedRanges | quote }} }
{{- end }}
{{- with $of.packages }}
- { name: GUILDHALL_PACKAGE_CACHE, value: /var/cache/guildhall }
{{- if .registry }}
- { name: GUILDHALL_REGISTRY, value: {{ .registry | quote }} }
{{- end }}
{{- if .tokensSecret }}
- { name: GUILDHALL_REGISTRY_TOKENS, value: /etc/guildhall/registry/npmrc }
{{- end }}
{{- if .scopes }}
{{- $pairs := list }}
{{- range $scope, $registry := .scopes }}{{ $pairs = append $pairs (printf "%s=%s" $scope $registry) }}{{ end }}
- { name: GUILDHALL_SCOPED_REGISTRIES, value: {{ join "," $pairs | quote }} }
{{- end }}
{{- end }}
{{- end -}}

{{- define "guildhall.environment.gateway" -}}
{{ include "guildhall.environment.common" . }}
{{- with .Values.gateway }}
{{ include "guildhall.secret" (list "SIGNING_KEY" .secret) }}
- { name: SUBGRAPHS, value: {{ include "guildhall.urls" $ | quote }} }
- { name: ALLOWED_ORIGINS, value: {{ join "," .allowedOrigins | quote }} }
- { name: INTROSPECTION, value: {{ .introspection | quote }} }
- { name: DOCUMENTS, value: {{ .documents }} }
- { name: PLANNER, value: {{ .planner }} }
{{- $points := dict "actor" (int .ratePoints.actor) "marketplace" (int .ratePoints.marketplace) "stranger" (int .ratePoints.stranger) }}
- { name: RATE_POINTS, value: {{ toJson $points | quote }} }
{{- $streams := dict "actor" (int .liveStreams.actor) "gateway" (int .liveStreams.gateway) }}
- { name: LIVE_STREAMS, value: {{ toJson $streams | quote }} }
- { name: MOST_CONNECTIONS, value: {{ .mostConnections | int | quote }} }
- { name: TRUSTED_PROXIES, value: {{ join "," .trustedProxies | quote }} }
- { name: REQUEST_TIMEOUT_MS, value: {{ .requestTimeoutMs | int | quote }} }
- { name: METRICS_PORT, value: {{ $.Values.monitoring.port | int | quote }} }
{{- if .documentationUrl }}
- { name: DOCUMENTATION_URL, value: {{ .documentationUrl | quote }} }
{{- end }}
{{- if .supergraph }}
- { name: SUPERGRAPH, value: /etc/guildhall/supergraph/supergraph.graphql }
{{- end }}
{{- if .trustedDocuments.configMap }}
{{- $files := list }}
{{- range .trustedDocuments.files }}{{ $files = append $files (printf "/etc/guildhall/documents/%s" .) }}{{ end }}
- { name: TRUSTED_DOCUMENTS, value: {{ join "," $files | quote }} }
{{- end }}
{{- end }}
{{- if .Values.secrets.snapshots }}
{{ include "guildhall.secret" (list "SNAPSHOT_URL" .Values.secrets.snapshots) }}
{{- end }}
{{- end -}}
