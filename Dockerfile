# One image for the gateway, each service's server and worker, and migrations: the command says which.
#   docker build --tag guildhall:0.1.0 .
ARG NODE=24.21.0
FROM node:${NODE}-trixie-slim AS base
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
WORKDIR /app

FROM base AS contents
RUN npm install --global pnpm@10.34.9
# What the lockfile names is fetched again only when the lockfile changes.
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch
COPY . .
RUN NODE_ENV=development pnpm install --offline --frozen-lockfile \
  && pnpm --filter './services/*' run generate
# From here on, only what runs in production; the second Node and the generators come along as optional peers.
RUN find . -name node_modules -prune -exec rm -rf {} + \
  && pnpm install --offline --frozen-lockfile --prod --ignore-scripts \
    --filter-prod '@guildhall/gateway...' --filter-prod '@guildhall/catalog...' --filter-prod '@guildhall/governance...' \
    --filter-prod '@guildhall/installation...' --filter-prod '@guildhall/forge...' \
  && rm -rf node_modules/node-* node_modules/.pnpm/node-linux-* node_modules/.pnpm/prisma@* \
    node_modules/.pnpm/@prisma+studio-core@* node_modules/.pnpm/effect@* node_modules/.pnpm/@electric-sql+* \
    node_modules/.pnpm/typescript@* \
  && find gateway packages schema services -name '*.test.ts' -not -path '*/node_modules/*' -delete

FROM base
# Executors leave the network by unshare and setpriv, which util-linux brings.
COPY --from=contents /app/node_modules node_modules
COPY --from=contents /app/package.json ./
COPY --from=contents /app/schema schema
COPY --from=contents /app/packages packages
COPY --from=contents /app/services services
COPY --from=contents /app/gateway gateway
COPY --from=contents /app/tools/apply-migrations.ts /app/tools/ask-ready.mjs /app/tools/operate.ts tools/
# `node`, by number, so that a cluster can see that it is not root. Nothing in /app is theirs to write.
USER 1000:1000
EXPOSE 4000
CMD ["node", "gateway/src/main.ts"]
