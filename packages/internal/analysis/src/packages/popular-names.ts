/** Names many programs depend on, most of them for years: what look-alikes imitate. One list, by subject. */
const WORDS = `
react react-dom react-native react-router react-router-dom react-redux react-query react-hook-form react-select react-table
react-icons react-intl react-spring react-transition-group react-test-renderer react-scripts react-markdown react-dropzone
react-is react-refresh react-helmet react-modal react-toastify react-datepicker react-virtualized react-window react-use
preact preact-render-to-string vue vue-router vuex vue-loader vue-cli vue-template-compiler vuetify pinia nuxt next next-auth
next-i18next svelte svelte-check angular angularjs ember-cli backbone jquery jquery-ui zepto lit lit-html lit-element stencil
solid-js alpinejs htmx.org hyperapp inferno mithril riot polymer redux redux-thunk redux-saga redux-logger redux-persist
redux-toolkit reselect mobx mobx-react zustand jotai recoil immer immutable xstate rxjs most ramda lodash lodash-es lodash.get
lodash.set lodash.merge lodash.debounce lodash.throttle lodash.clonedeep lodash.isequal lodash.camelcase lodash.template
underscore async bluebird q p-limit p-map p-queue p-retry p-cancelable p-locate p-try p-finally moment moment-timezone dayjs
date-fns luxon ms chrono-node timeago.js axios axios-retry got node-fetch cross-fetch isomorphic-fetch whatwg-fetch superagent
supertest request request-promise request-promise-native needle phin bent ky undici nock msw ofetch wretch form-data formdata-node
express express-session express-validator express-rate-limit express-jwt express-fileupload body-parser cookie-parser cookie
cookies cookie-session cors helmet morgan compression multer serve-static serve-favicon connect koa koa-router koa-body koa-bodyparser
koa-static fastify fastify-plugin hapi restify sails nest loopback polka micro hono h3 nitropack connect-mongo passport passport-local
passport-jwt passport-oauth2 passport-google-oauth20 jsonwebtoken jose jws jwa jwt-decode jwks-rsa bcrypt bcryptjs argon2 crypto-js
node-forge tweetnacl elliptic secp256k1 sodium-native libsodium-wrappers openpgp uuid nanoid cuid shortid ulid hashids object-hash
md5 sha.js sha1 create-hash create-hmac randombytes browserify-sign pbkdf2 scrypt-js ethers ethers5 web3 web3-utils web3.js bitcoinjs-lib
bip39 bip32 hdkey solana walletconnect hardhat truffle ganache ganache-cli openzeppelin-solidity wagmi viem abi-decoder bn.js bignumber.js
big.js decimal.js big-integer long mathjs numeral accounting currency.js fraction.js mongodb mongoose mongodb-memory-server mysql
mysql2 pg pg-promise pg-pool postgres sqlite3 better-sqlite3 sequelize sequelize-cli typeorm prisma knex objection bookshelf
waterline redis ioredis connect-redis memcached level levelup leveldown rocksdb lowdb nedb pouchdb couchdb neo4j-driver cassandra-driver
elasticsearch tedious mssql oracledb kafkajs kafka-node amqplib amqp bull bullmq agenda bee-queue rabbitmq mqtt nats socket.io
socket.io-client socket.io-parser socket.io-adapter engine.io engine.io-client ws websocket faye-websocket sockjs sockjs-client
uws primus graphql graphql-tag graphql-tools graphql-request graphql-ws graphql-subscriptions graphql-yoga apollo-client apollo-server
apollo-link urql relay-runtime dataloader mercurius webpack webpack-cli webpack-dev-server webpack-merge webpack-bundle-analyzer
webpack-dev-middleware webpack-hot-middleware webpack-sources html-webpack-plugin mini-css-extract-plugin copy-webpack-plugin
terser-webpack-plugin css-loader style-loader sass-loader less-loader postcss-loader file-loader url-loader raw-loader ts-loader
babel-loader babel-core babel-cli babel-polyfill babel-runtime babel-eslint babel-jest babel-preset-env babel-preset-react
babel-preset-es2015 babel-plugin-transform-runtime babel-register core-js core-js-compat regenerator-runtime rollup rollup-plugin-terser
rollup-plugin-babel rollup-plugin-node-resolve rollup-plugin-commonjs parcel parcel-bundler vite vitest esbuild esbuild-loader swc
turbo tsup tsx ts-node ts-jest ts-morph tslib tslint typescript typescript-eslint tsconfig-paths typedoc browserify watchify
uglify-js uglify-es terser clean-css cssnano postcss postcss-cli postcss-preset-env autoprefixer sass node-sass less stylus tailwindcss
bootstrap bootstrap-icons bulma foundation-sites materialize-css semantic-ui popper.js font-awesome normalize.css animate.css
styled-components styled-system emotion classnames clsx gulp gulp-cli gulp-sass gulp-uglify gulp-concat gulp-rename grunt grunt-cli
grunt-contrib-uglify jest jest-cli jest-environment-jsdom jest-mock mocha chai chai-as-promised sinon sinon-chai should expect expect.js
tape ava tap jasmine jasmine-core karma karma-chrome-launcher karma-jasmine nyc istanbul c8 cypress playwright playwright-core
puppeteer puppeteer-core puppeteer-extra selenium-webdriver webdriverio nightwatch testcafe protractor enzyme jsdom cheerio
storybook eslint eslint-config-airbnb eslint-config-airbnb-base eslint-config-prettier eslint-config-standard eslint-plugin-import
eslint-plugin-react eslint-plugin-react-hooks eslint-plugin-jsx-a11y eslint-plugin-prettier eslint-plugin-node eslint-plugin-promise
eslint-plugin-vue eslint-plugin-jest eslint-scope eslint-utils prettier prettier-eslint standard stylelint stylelint-config-standard
jshint jscs husky lint-staged commitlint commitizen semantic-release standard-version conventional-changelog lerna nx changesets
npm npm-run-all npm-check-updates yarn pnpm npx nvm node-gyp node-pre-gyp prebuild-install nan bindings node-addon-api nodemon
forever pm2 concurrently cross-env cross-spawn env-cmd dotenv dotenv-expand dotenv-cli dotenv-safe config nconf rc convict envalid
commander yargs yargs-parser minimist meow optimist arg cac oclif inquirer prompts prompt enquirer readline-sync chalk colors color
color-convert color-name kleur ansi-colors ansi-styles ansi-regex strip-ansi wrap-ansi supports-color has-flag picocolors cli-table
cli-table3 cli-color cli-progress cli-spinners cli-cursor ora listr listr2 progress figlet boxen log-symbols log-update terminal-link
update-notifier winston winston-daily-rotate-file pino pino-pretty bunyan log4js loglevel debug signale consola npmlog tracer
fs-extra graceful-fs rimraf del mkdirp glob globby fast-glob minimatch micromatch picomatch chokidar watch node-watch klaw walk
find-up locate-path path-exists pkg-dir read-pkg read-pkg-up resolve resolve-from import-from import-fresh import-local tmp tempy
temp-dir archiver adm-zip jszip unzipper yauzl tar tar-fs tar-stream zip-stream pako fflate zlib csv csv-parse csv-parser papaparse
fast-csv xlsx exceljs xml2js xml-js xmldom fast-xml-parser libxmljs sax js-yaml yaml yamljs toml ini json5 jsonc-parser jsonfile
json-stringify-safe fast-json-stable-stringify json-schema ajv ajv-formats joi yup zod superstruct io-ts class-validator
class-transformer validator is-my-json-valid tv4 ejs pug jade handlebars mustache nunjucks hbs dot liquidjs twig marked markdown-it
remark rehype recharts signals signalr colord stylis uglify sqlite nprogress memoize parseurl rolldown-vite trough motion rambda parse-url solid
swipe prism graphiql cline lightbox popper traceur crypto-es es-cookie tsutils xmldoc reach reqwest jsdoc jsonp brain css-parse
charset jslint is-array plotly telegram fetch draft mockjs tracery layer excel liquid racer resolver reactstrap canvg memcache
mkdirs stack state stream-zip scrypt url-parse-lax brfs nollup retire shell styles thread throng three-stdlib enquire.js asserts
remark rehype showdown highlight.js prismjs katex mathjax mermaid d3 d3-array d3-scale d3-shape chart.js echarts highcharts plotly.js
three babylonjs pixi.js phaser p5 gsap animejs velocity-animate leaflet mapbox-gl openlayers ol cesium turf konva fabric paper
quill draft-js slate prosemirror-view codemirror monaco-editor ace-builds tinymce ckeditor dropzone flatpickr pikaday fullcalendar
swiper slick-carousel lightbox2 photoswipe sortablejs dragula interactjs hammerjs hotkeys-js mousetrap i18next react-i18next
i18next-browser-languagedetector intl-messageformat messageformat globalize polyglot formik final-form sharp jimp gm canvas qrcode
pdfkit pdf-lib pdfjs-dist jspdf html2canvas puppeteer-cluster imagemin imagemin-pngquant svgo ffmpeg-static fluent-ffmpeg
nodemailer mailgun-js sendgrid mailchimp twilio stripe paypal-rest-sdk braintree plaid square firebase firebase-admin firebase-tools
firebase-functions aws-sdk aws-cdk aws-lambda serverless serverless-offline serverless-http google-auth-library googleapis
google-cloud azure-storage octokit discord.js discord-api-types slack telegraf node-telegram-bot-api tmi.js twit twitter-api-v2
whatsapp-web.js baileys openai langchain llamaindex anthropic tiktoken onnxruntime-node tensorflow brain.js natural compromise
electron electron-builder electron-packager electron-store electron-updater electron-log nw nwjs cordova ionic capacitor expo expo-cli
react-native-cli react-native-gesture-handler react-native-reanimated react-native-vector-icons nativescript tauri semver compare-versions
node-cron cron cron-parser node-schedule later bottleneck retry async-retry exponential-backoff opossum deepmerge deep-equal
deep-extend fast-deep-equal clone clone-deep extend extend-shallow merge merge-deep merge-options object-assign object-path dot-prop
dot-object defaults defu just-extend kind-of is-number is-odd is-even is-plain-object is-promise is-stream is-buffer isarray isobject
is-glob is-extglob is-wsl is-docker left-pad pad-left repeat-string string-width string.prototype.padstart slugify camelcase
change-case decamelize pluralize inflection humanize-duration pretty-bytes pretty-ms bytes filesize escape-string-regexp escape-html
he entities html-entities sanitize-html dompurify xss url-parse url-join query-string qs querystring path-to-regexp path-is-absolute
normalize-url normalize-path mime mime-types mime-db content-type negotiator accepts vary etag fresh send finalhandler http-errors
http-proxy http-proxy-middleware http-proxy-agent https-proxy-agent socks-proxy-agent proxy-agent agent-base http-server serve
live-server browser-sync localtunnel ngrok portfinder get-port detect-port open opn opener launch-editor ip ipaddr.js is-ip
public-ip dns-packet multicast-dns bonjour ssh2 node-ssh ftp basic-ftp simple-git isomorphic-git nodegit degit download
event-emitter eventemitter2 eventemitter3 events mitt readable-stream through through2 concat-stream stream-browserify duplexify
pump pumpify end-of-stream once wrappy inherits util util-deprecate safe-buffer safer-buffer buffer buffer-from string_decoder
process process-nextick-args setimmediate timers-browserify assert assert-plus path punycode function-bind has has-symbols
call-bind get-intrinsic define-properties es-abstract object-keys object.assign array-flatten array-includes lru-cache quick-lru
node-cache keyv cacache cacheable-request memoize-one memoizee fast-memoize throttle-debounce iconv-lite encoding chardet jschardet
esprima acorn acorn-walk espree estraverse esutils esquery escodegen recast jscodeshift magic-string source-map source-map-support
source-map-js sourcemap-codec convert-source-map tough-cookie set-cookie-parser universal-cookie js-cookie store localforage idb dexie
workbox-webpack-plugin workbox-sw web-vitals lighthouse snyk sentry raven newrelic dd-trace prom-client opentelemetry appinsights
node-notifier systeminformation os-locale node-machine-id which which-pm-runs shelljs execa zx tree-kill ps-tree ps-node signal-exit
exit-hook why-is-node-running worker-farm workerpool piscina threads comlink greenlet node-ipc vm2 isolated-vm isexe abbrev
nopt proxyquire rewire mockery mock-fs testdouble faker chance casual factory-girl rosie timekeeper mockdate replace-in-file
gray-matter front-matter gatsby gatsby-cli gatsby-link hexo docusaurus vuepress eleventy astro remix qwik sapper docsify
eclint standardx tslint-config-prettier simple-get leven gaxios socks xtend create-react-app create-next-app create-vite create-vue degenerator yeoman-generator yo plop hygen unified vfile micromark
`;

export const POPULAR_NAMES: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Scopes that many programs depend on, without the sign. */
export const POPULAR_SCOPES: ReadonlySet<string> = new Set(
  `angular angular-devkit babel types vue nestjs nuxt nuxtjs sveltejs remix-run react-native react-native-community
react-aria emotion mui material-ui chakra-ui headlessui radix-ui fortawesome testing-library storybook
jest playwright typescript-eslint eslint rollup vitejs webassemblyjs swc parcel aws-sdk aws-amplify aws-cdk azure
google-cloud googleapis firebase grpc opentelemetry sentry datadog octokit actions octokit-rest graphql-tools
graphql-codegen apollo apollographql prisma tanstack reduxjs tensorflow langchain openai anthropic-ai huggingface
discordjs slack sendgrid stripe solana ethersproject openzeppelin nomiclabs metamask walletconnect
ionic capacitor ionic-native expo electron electron-forge nrwl ngrx ngx-translate fluentui microsoft hapi fastify
remotion bazel mintlify discord clark nestjsx prismatic koa trpc hookform formatjs lerna changesets commitlint semantic-release npmcli pnpm yarnpkg floating-ui popperjs
tailwindcss heroicons iconify tiptap codemirror lezer mdx-js docusaurus vercel netlify cloudflare upstash supabase
shopify wordpress contentful sanity strapi elastic mongodb-js redis socket.io noble scure jridgewell nodelib
sindresorhus isaacs szmarczak tootallnate ampproject antfu unocss vueuse pinia intlify clack inquirer oclif guildhall`
    .trim()
    .split(/\s+/),
);
