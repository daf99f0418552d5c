{{/* Folders that can be written, and files that come from outside: (list $ workload). */}}
{{- define "guildhall.volumes" -}}
{{- $root := index . 0 -}}
{{- $workload := index . 1 -}}
- name: tmp
  emptyDir: { sizeLimit: 256Mi }
{{- with $root.Values.certificates.configMap }}
- name: certificates
  configMap: { name: {{ . }} }
{{- end }}
{{- if eq $workload.role "gateway" }}
{{- if $root.Values.gateway.supergraph }}
- name: supergraph
  configMap: { name: {{ include "guildhall.fullname" $root }}-supergraph }
{{- end }}
{{- with $root.Values.gateway.trustedDocuments.configMap }}
- name: documents
  configMap: { name: {{ . }} }
{{- end }}
{{- else }}
{{- with (index $root.Values.services $workload.service).packages }}
- name: packages
  emptyDir: { sizeLimit: {{ .cacheSize }} }
{{- with .tokensSecret }}
- name: registry
  secret: { secretName: {{ . }} }
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "guildhall.mounts" -}}
{{- $root := index . 0 -}}
{{- $workload := index . 1 -}}
- { name: tmp, mountPath: /tmp }
{{- if $root.Values.certificates.configMap }}
- { name: certificates, mountPath: /etc/guildhall/certificates, readOnly: true }
{{- end }}
{{- if eq $workload.role "gateway" }}
{{- if $root.Values.gateway.supergraph }}
# The whole folder: a single file (subPath) would never be brought up to date.
- { name: supergraph, mountPath: /etc/guildhall/supergraph, readOnly: true }
{{- end }}
{{- if $root.Values.gateway.trustedDocuments.configMap }}
- { name: documents, mountPath: /etc/guildhall/documents, readOnly: true }
{{- end }}
{{- else }}
{{- with (index $root.Values.services $workload.service).packages }}
- { name: packages, mountPath: /var/cache/guildhall }
{{- if .tokensSecret }}
- { name: registry, mountPath: /etc/guildhall/registry, readOnly: true }
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
