# Lectern in a container: scripts/image.mjs puts the folder together, the second stage runs it.
# docker build -t lectern --build-arg BETTER_AUTH_URL=https://book.example . && docker run -p 3000:3000 -v lectern:/data lectern

FROM node:24-slim AS build
WORKDIR /src
# The chapters' history tells when each was changed.
RUN apt-get update && apt-get install -y --no-install-recommends git
# Where the book will be: pages name themselves, and their pictures, by their whole address.
ARG BETTER_AUTH_URL
COPY . .
RUN node scripts/image.mjs /image

FROM node:24-slim
ENV NODE_ENV=production \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data \
    MIGRATE_ON_START=on \
    LOG_FORMAT=json \
    NODE_OPTIONS=--max-old-space-size=320
COPY --from=build --chown=root:root /image /app
RUN mkdir /data && chown node:node /data
WORKDIR /app
USER node
# The embedded database, its secret and the outbox; with a Postgres address nothing is written.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
