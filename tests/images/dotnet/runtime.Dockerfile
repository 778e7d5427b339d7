# What the service needs of mcr.microsoft.com/dotnet/aspnet, from the .NET of this machine, which is the build's context.
ARG BASE
FROM ${BASE}
RUN apt-get update -q && apt-get install -y -q ca-certificates libicu76 libssl3t64 libstdc++6 tzdata zlib1g && rm -rf /var/lib/apt/lists/*
COPY dotnet/ /usr/share/dotnet/
ENV APP_UID=1654 PATH=/usr/share/dotnet:$PATH DOTNET_RUNNING_IN_CONTAINER=true
RUN useradd --uid $APP_UID --create-home app
