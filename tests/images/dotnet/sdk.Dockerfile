# The SDK of this machine on top of its runtime, with the authorities this machine trusts: packages come over TLS.
ARG RUNTIME
FROM ${RUNTIME}
COPY authorities.pem /etc/ssl/certs/ca-certificates.crt
COPY dotnet/ /usr/share/dotnet/
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt NUGET_CERT_REVOCATION_MODE=offline
