{{/*
Everything that keeps running, by name: what it is made of, as YAML. `role` is gateway, server or worker; a worker
listens to nobody but the kubelet. `service` is what it belongs to, and its account's name.
*/}}
{{- define "guildhall.workloads" -}}
gateway:
  role: gateway
  service: gateway
  entry: gateway/src/main.ts
  of: {{ toJson .Values.gateway }}
{{- range $service, $of := .Values.services }}
{{ $service }}:
  role: server
  service: {{ $service }}
  entry: services/{{ $service }}/src/main.ts
  of: {{ toJson $of.server }}
{{ $service }}-worker:
  role: worker
  service: {{ $service }}
  entry: services/{{ $service }}/src/worker.ts
  of: {{ toJson $of.worker }}
{{- end }}
{{- end -}}

{{/* Base URLs of the services inside the cluster, as JSON. */}}
{{- define "guildhall.urls" -}}
{{- $urls := dict -}}
{{- range $service, $_ := .Values.services -}}
{{- $_ := set $urls $service (printf "http://%s-%s:4000" (include "guildhall.fullname" $) $service) -}}
{{- end -}}
{{- toJson $urls -}}
{{- end -}}
