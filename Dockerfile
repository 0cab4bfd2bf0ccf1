# Builds Folkmoot and puts it, without the tools that built it, into an image that runs as an ordinary user.
#   docker build -t folkmoot .
#   docker run -p 8080:8080 -v folkmoot:/data -e FOLKMOOT_SERVER_PUBLIC_URL=https://town.example folkmoot

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY config config
COPY schema schema
COPY federation federation
COPY server server
COPY bench bench
RUN mvn -B -ntp -DskipTests -pl server -am package

FROM eclipse-temurin:25-jdk AS run
RUN useradd --system --uid 1717 --home-dir /folkmoot --shell /usr/sbin/nologin folkmoot \
    && mkdir -p /folkmoot/server/target /data \
    && chown -R folkmoot /folkmoot /data
WORKDIR /folkmoot
COPY --from=build --chown=folkmoot /build/server/target/lib server/target/lib
COPY --from=build --chown=folkmoot /build/server/target/folkmoot.jar server/target/folkmoot.jar
COPY --chown=folkmoot folkmoot ./
USER folkmoot
# Makes the start-up cache once, in the image.
RUN ./folkmoot train
ENV FOLKMOOT_DATA_DIRECTORY=/data FOLKMOOT_SERVER_BIND=0.0.0.0 FOLKMOOT_LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${FOLKMOOT_SERVER_PORT:-8080} && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["./folkmoot"]
CMD ["serve"]
