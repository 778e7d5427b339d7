# The runtime as its chiseled image is: no shell, no package manager, an ordinary user.
ARG RUNTIME
FROM ${RUNTIME}
RUN rm -rf /usr/bin/apt* /usr/bin/dpkg* /usr/bin/perl* /usr/bin/bash /usr/bin/dash /usr/bin/sh
USER $APP_UID
