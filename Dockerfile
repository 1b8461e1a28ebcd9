# The server, the worker and the built web app in one image; which of them runs is the command's word.
# Nothing of a Postgres is in use here: DATABASE_URL names one. See docs/self-hosting.md.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installs what the lock file names, with no install scripts run, and builds the web app.
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && node --input-type=module --eval "(await import('/app/scripts/setup/install.mjs')).markInstalled()"

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Of a server. A worker alone answers nothing over HTTP: run it with --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.mjs"]
