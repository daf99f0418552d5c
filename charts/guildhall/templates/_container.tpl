{{/* The one container of a workload: (list $ workload). */}}
{{- define "guildhall.container" -}}
{{- $root := index . 0 -}}
{{- $workload := index . 1 -}}
name: {{ $workload.role }}
image: {{ include "guildhall.image" $root }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
command: [node, {{ $workload.entry }}]
env:
  {{- if eq $workload.role "gateway" }}
  {{- include "guildhall.environment.gateway" $root | nindent 2 }}
  {{- else }}
  {{- include "guildhall.environment.service" (list $root $workload.service) | nindent 2 }}
  {{- end }}
{{- if ne $workload.role "worker" }}
ports:
  - { name: http, containerPort: 4000 }
  {{- if eq $workload.role "gateway" }}
  - { name: metrics, containerPort: {{ $root.Values.monitoring.port | int }} }
  {{- end }}
# A cold start compiles schema and plans.
startupProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet: { path: /readyz, port: http }
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
lifecycle:
  # Until everybody knows that this pod is leaving, it goes on answering.
  preStop: { exec: { command: [sleep, '8'] } }
{{- end }}
resources: {{ toJson $workload.of.resources }}
{{ include "guildhall.security.container" $root }}
volumeMounts:
  {{- include "guildhall.mounts" (list $root $workload) | nindent 2 }}
{{- end -}}
