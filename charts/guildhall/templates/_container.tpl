{{/* Who asks for health, and how often: the name of the port that answers. */}}
{{- define "guildhall.probes" }}
# A cold start compiles schema and plans.
startupProbe:
  httpGet: { path: /livez, port: {{ . }} }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /livez, port: {{ . }} }
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet: { path: /readyz, port: {{ . }} }
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
{{- end -}}

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
  {{- if eq $workload.role "worker" }}
  - { name: PROBE_PORT, value: '4001' }
  {{- end }}
{{- if eq $workload.role "worker" }}
# Asked by the kubelet and by nobody else.
ports:
  - { name: health, containerPort: 4001 }
{{- include "guildhall.probes" "health" }}
{{- else }}
ports:
  - { name: http, containerPort: 4000 }
  {{- if eq $workload.role "gateway" }}
  - { name: metrics, containerPort: {{ $root.Values.monitoring.port | int }} }
  {{- end }}
{{- include "guildhall.probes" "http" }}
lifecycle:
  # Until everybody knows that this pod is leaving, it goes on answering.
  preStop: { exec: { command: [sleep, '8'] } }
{{- end }}
resources: {{ toJson $workload.of.resources }}
{{ include "guildhall.security.container" $root }}
volumeMounts:
  {{- include "guildhall.mounts" (list $root $workload) | nindent 2 }}
{{- end -}}
