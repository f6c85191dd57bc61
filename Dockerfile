# One image for the gateway and every subgraph; the command says which. Node 26 runs the TypeScript as it is: no
# build step, and what runs is what was reviewed.

FROM node:26-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without what only developing needs, and without what is not open source.
RUN npm ci --omit=dev --omit=optional

FROM node:26-slim
# The last two have the allocator give back the memory of large answers, instead of keeping it for the next.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    MALLOC_ARENA_MAX=1 \
    MALLOC_MMAP_THRESHOLD_=131072
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY schema schema
COPY subgraphs subgraphs
COPY gateway gateway

# The image's user `node`, by number, so that a platform can check that it is not root. It owns none of the files.
USER 1000:1000

# Both programs finish the requests in flight on SIGTERM and then end. Run them under an init (`init: true` in
# compose, `--init` on the command line): Node as process 1 would leave orphans lying about, and a signal that
# arrives before the program listens for it would be ignored.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node"]
CMD ["--max-semi-space-size=16", "gateway/main.ts"]
