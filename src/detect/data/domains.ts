import type { Declared, Ecosystem } from '../manifests/Manifest';

/** What a sign adds to each domain; what is negative speaks against it. */
export type Weights = Readonly<Record<string, number>>;

/** Below this sum nothing is said. */
export const MIN_DOMAIN_SCORE = 1.5;
/** From this much for `library` on, what an application would be is not asked any more. */
export const LIBRARY_SCORE = 2.5;

/** What a package declares of itself; a command counts less where code can call it too. */
export type Shape = Declared | 'command besides';

/** What packages declare about themselves; each counts once for the nearest manifests. */
export const SHAPE_WEIGHTS: Readonly<Record<Shape, { weights: Weights; says: string }>> = {
  published: { weights: { library: 3 }, says: 'describes a package to be published' },
  'entry point': { weights: { library: 1.6 }, says: 'has an entry point for others' },
  application: { weights: { library: -2.5 }, says: 'describes an application' },
  command: { weights: { cli: 2, devtools: 1, library: -1.2 }, says: 'installs a command' },
  'command besides': {
    weights: { cli: 1.4, devtools: 0.8, library: -0.4 },
    says: 'installs a command',
  },
  'extra command': { weights: { cli: 1.2, devtools: 1 }, says: 'installs a command' },
};

/** What the layout of sources says where manifests of an ecosystem say nothing. */
export const LAYOUT_WEIGHTS = {
  /** Sources that are there to be called. */
  library: { library: 3 } satisfies Weights,
  program: { library: -2 } satisfies Weights,
  framework: { library: 4 } satisfies Weights,
} as const;

/** How a language tells programs from libraries. */
export interface ProgramStart {
  /** Files in which a program begins, by their names. */
  named: RegExp;
  /** Files by which others call it. */
  called?: RegExp;
  /** Whether the heads of files tell that a program begins. */
  inHead?: boolean;
  /** Whether code in which no program begins is there to be called. */
  elseCalled?: boolean;
}

/** Where a program begins, by main language. */
export const PROGRAM_STARTS: ReadonlyMap<string, ProgramStart> = new Map([
  [
    'go',
    {
      named: /^(?!(?:.*\/)?tools?\/).*(?:^|\/)main\.go$|^cmd\//,
      inHead: true,
      elseCalled: true,
    },
  ],
  ['rust', { named: /(?:^|\/)src\/(?:main\.rs$|bin\/)/, called: /(?:^|\/)src\/lib\.rs$/ }],
  ['swift', { named: /(?:^|\/)main\.swift$|(?:App|AppDelegate)\.swift$/, inHead: true }],
]);

const api = { api: 2, web: 0.8 };
const web = { web: 2, api: 0.8 };
const serves = { api: 1.6, web: 1.4 };
const frontend = { frontend: 3, web: 1, api: -1.5 };
const fullstack = { web: 2.8, frontend: 1.4, api: -1 };
const mobile = { mobile: 4 };
const desktop = { desktop: 4 };
const ml = { ml: 3, data: 0.5 };
const etl = { etl: 3.5, data: 1 };
const data = { data: 3 };
const game = { game: 5 };
const devops = { devops: 3.5 };

/** What an application is for, by the framework it is built on. */
export const FRAMEWORK_DOMAINS: ReadonlyMap<string, Weights> = new Map(
  (
    [
      [
        'express koa hapi fastify hono elysia restify polka feathers loopback moleculer gin echo ' +
          'fiber chi gorilla beego iris go-zero kratos go-kit go-micro hertz actix-web axum rocket ' +
          'warp tide poem salvo starlette litestar sanic falcon javalin ktor http4s plug ' +
          'lumen grape bottle egg midway robyn jersey armeria jooby ratpack http4k martini goa goframe huma gotham iron ring servant scotty kemal giraffe suave servicestack finatra hyperf dropwizard micronaut quarkus vert.x helidon|zio http|akka http',
        api,
      ],
      ['fastapi', { api: 2.8, web: 0.8 }],
      ['nestjs', { api: 2.5, web: 0.8 }],
      ['apollo gqlgen|graphql yoga', { graphql: 3, api: 1.5 }],
      ['|spring cloud', { microservice: 3 }],
      ['|azure functions', { api: 1.5, devops: 1 }],
      ['payload', { web: 3 }],
      [
        'wagtail masonite turbogears wicket thinkphp nette silverstripe october craft statamic shopware typo3 yesod lucky amber mojolicious dancer catalyst|web.py',
        web,
      ],
      ['django rails laravel symfony yii cakephp codeigniter laminas hanami padrino pyramid', web],
      ['flask sinatra slim tornado quart cherrypy roda phoenix aiohttp vapor', serves],
      ['|spring boot|spring|asp.net core|jakarta ee|spark java|play|struts', serves],
      [
        'aurelia polymer mithril riot inferno umi elm sycamore dioxus re-frame gwt react vue angular angularjs svelte solid ember lit preact alpine backbone qwik yew leptos',
        frontend,
      ],
      ['next.js nuxt sveltekit remix redwood blitz solidstart blazor meteor vaadin', fullstack],
      [
        'gatsby astro hugo jekyll eleventy hexo middleman docusaurus vuepress vitepress pelican',
        { web: 3.5 },
      ],
      ['drupal wordpress magento strapi keystone odoo frappe', { web: 3 }],
      [
        'pytorch tensorflow keras jax lightning fastai paddle mxnet transformers langchain llamaindex xgboost haystack crewai autogen chainlit lightgbm catboost mlflow metaflow zenml|semantic kernel',
        ml,
      ],
      ['scikit-learn', { ml: 3, data: 1 }],
      ['nicegui reflex flet', { web: 2.5 }],
      ['pandas numpy polars spark streamlit dash shiny panel bokeh', data],
      ['gradio', { ml: 2.5 }],
      ['airflow dagster prefect luigi kedro dbt singer-sdk beam flink', etl],
      ['scrapy', { data: 2.5 }],
      [
        'taro uni-app android flutter expo ionic capacitor cordova nativescript xamarin swiftui uikit|react native|.net maui',
        mobile,
      ],
      [
        'electron tauri qt gtk wpf winui avalonia javafx kivy wails fyne iced egui slint wxwidgets|windows forms',
        desktop,
      ],
      [
        'pyglet arcade panda3d macroquad ggez unity godot bevy pygame phaser libgdx monogame love ebitengine bukkit fabric|unreal engine|minecraft forge',
        game,
      ],
      ['ansible pulumi kubebuilder serverless|aws cdk', devops],
      ['arduino mbed embassy esp-idf zephyr nerves ros', { embedded: 4 }],
      ['solana cosmwasm|cosmos sdk', { blockchain: 4 }],
      ['hardhat truffle foundry substrate anchor', { blockchain: 4 }],
      ['discord.js discord.py probot telegraf aiogram python-telegram-bot', { bot: 3 }],
      ['|bubble tea', { cli: 3 }],
      ['|home assistant', { iot: 3 }],
    ] as const
  ).flatMap(([names, weights]) => frameworkNames(names).map((name) => [name, weights] as const)),
);

/** Single words before the first bar, names with spaces between bars. */
function frameworkNames(list: string): string[] {
  const [words = '', ...names] = list.split('|');
  return [...words.split(' ').filter(Boolean), ...names];
}

/** What a page and a server together are. */
export const WHOLE_WEIGHTS: Weights = { web: 2.2, frontend: -1, api: -0.5 };

export interface DependencySign {
  packages: Partial<Record<Ecosystem, string>>;
  weights: Weights;
  /** Says as much of a library as of an application. */
  ofLibraries?: boolean;
}

/** Dependencies that say what a project is for. A name that ends in `*` stands for all that begin so. */
export const DEPENDENCY_SIGNS: readonly DependencySign[] = [
  {
    packages: {
      npm: 'graphql apollo-server* @apollo/server graphql-yoga type-graphql @nestjs/graphql express-graphql mercurius',
      pypi: 'graphene graphene-django strawberry-graphql ariadne graphql-core',
      go: 'github.com/99designs/gqlgen github.com/graphql-go/graphql github.com/graph-gophers/graphql-go',
      cargo: 'async-graphql juniper',
      hex: 'absinthe absinthe_plug',
      rubygems: 'graphql',
      packagist: 'webonyx/graphql-php nuwave/lighthouse',
      maven: 'com.graphql-java:* org.springframework.boot:spring-boot-starter-graphql',
      nuget: 'graphql hotchocolate.aspnetcore',
    },
    weights: { graphql: 2 },
    ofLibraries: true,
  },
  {
    packages: {
      npm: 'cors swagger-ui-express express-jwt @nestjs/swagger koa-router @koa/router knex mongoose sequelize typeorm @prisma/client jsonwebtoken passport-jwt',
      pypi: 'djangorestframework django-ninja flask-restful flask-restx flask-smorest connexion drf-yasg drf-spectacular',
      rubygems: 'jbuilder active_model_serializers rswag grape jsonapi-serializer',
      packagist:
        'api-platform/core lexik/jwt-authentication-bundle laravel/passport tymon/jwt-auth',
      maven:
        'org.springdoc:* io.springfox:* org.springframework.boot:spring-boot-starter-data-rest',
      nuget: 'swashbuckle.aspnetcore microsoft.aspnetcore.authentication.jwtbearer',
      hex: 'guardian ja_serializer open_api_spex cors_plug',
      go: 'github.com/swaggo/swag github.com/swaggo/echo-swagger github.com/dgrijalva/jwt-go github.com/golang-jwt/jwt',
      cargo: 'jsonwebtoken utoipa',
    },
    weights: { api: 0.9 },
  },
  {
    packages: {
      npm: 'ejs pug hbs nunjucks express-handlebars eta',
      pypi: 'flask-wtf flask-bootstrap flask-login django-crispy-forms django-allauth whitenoise',
      packagist:
        'symfony/twig-bundle twig/twig symfony/asset-mapper livewire/livewire inertiajs/inertia-laravel',
      maven:
        'org.springframework.boot:spring-boot-starter-thymeleaf org.springframework.boot:spring-boot-starter-freemarker org.thymeleaf:*',
      rubygems: 'turbo-rails stimulus-rails sprockets-rails importmap-rails simple_form haml-rails',
      hex: 'phoenix_live_view phoenix_html',
      cargo: 'askama tera',
      swift: 'vapor/leaf',
    },
    weights: { web: 1.2 },
  },
  {
    packages: {
      npm: 'commander yargs meow inquirer @inquirer/prompts oclif @oclif/core cac sade caporal ink prompts',
      pypi: 'click typer docopt fire prompt-toolkit textual urwid cement',
      go: 'github.com/spf13/cobra github.com/urfave/cli github.com/alecthomas/kingpin github.com/alecthomas/kong github.com/charmbracelet/bubbletea github.com/jessevdk/go-flags',
      cargo: 'clap structopt argh crossterm ratatui tui dialoguer indicatif',
      rubygems: 'thor optimist slop tty-prompt gli',
      packagist: 'symfony/console laravel-zero/framework',
      maven: 'info.picocli:*',
      nuget: 'system.commandline commandlineparser spectre.console spectre.console.cli',
      pub: 'args',
      swift: 'apple/swift-argument-parser',
      hex: 'optimus owl',
    },
    weights: { cli: 1.2 },
  },
  {
    packages: {
      maven:
        'org.springframework.cloud:* io.github.openfeign:* com.netflix.eureka:* io.quarkus:quarkus-grpc',
      go: 'google.golang.org/grpc github.com/nats-io/nats.go',
      npm: '@nestjs/microservices @grpc/grpc-js moleculer seneca',
      pypi: 'nameko',
      nuget: 'masstransit ocelot grpc.aspnetcore',
    },
    weights: { microservice: 1.2 },
  },
  {
    packages: {
      pypi: 'torch tensorflow keras jax transformers datasets accelerate pytorch-lightning lightning timm diffusers openai langchain xgboost lightgbm catboost scikit-learn spacy nltk gensim gym gymnasium opencv-python sentence-transformers ultralytics wandb',
      npm: '@tensorflow/tfjs brain.js openai langchain @langchain/core ai',
      cargo: 'candle-core tch burn',
    },
    weights: { ml: 1.2 },
    ofLibraries: true,
  },
  {
    packages: {
      pypi: 'pandas polars dask seaborn plotly altair geopandas pydeck pyarrow duckdb jupyter notebook jupyterlab statsmodels',
      npm: 'd3 vega danfojs observable-plot',
    },
    weights: { data: 0.9 },
  },
  {
    packages: {
      pypi: 'apache-airflow dbt-core singer-sdk singer-python dagster prefect luigi dlt meltano great-expectations',
    },
    weights: { etl: 4 },
    ofLibraries: true,
  },
  { packages: { npm: 'engine:vscode' }, weights: { devtools: 6, library: -3 }, ofLibraries: true },
  {
    packages: {
      npm: 'eslint-plugin-* @typescript-eslint/utils @babel/core rollup esbuild webpack',
    },
    weights: { devtools: 0.8 },
  },
];

export interface PhraseSign {
  pattern: RegExp;
  weights: Weights;
}

/** What a README or a manifest's description says in words. Each expression counts once. */
export const PHRASE_SIGNS: readonly PhraseSign[] = [
  {
    pattern:
      /\bREST(?:ful)?[- ](?:web )?(?:API|service|server|backend)s?\b|\bAPI (?:server|backend|service|starter|template|boilerplate|project|application)\b|\b(?:JSON|web|HTTP) API\b|\b(?:Rails|Django|Laravel|Symfony|Node(?:\.js)?|Express|Spring(?: Boot)?|Flask|FastAPI|Phoenix|Go|Rust|Kotlin|Gin|NestJS|\.NET(?: Core)?) APIs?\b|\bback-?end (?:logic|API|application|server|service|implementation|for)\b/i,
    weights: { api: 2.4 },
  },
  { pattern: /\b(?:API|back-?end|server-side)\b/i, weights: { api: 0.7 } },
  { pattern: /\bgraphql\b/i, weights: { graphql: 2.2 } },
  {
    pattern:
      /\bsingle[- ]page (?:web )?app(?:lication)?|\bfront-?end\b|\bSPA\b|\bclient-side (?:app|web)/i,
    weights: { frontend: 1.6, web: 0.3 },
  },
  {
    pattern:
      /\bweb ?(?:sites?|apps?|applications?|portal)\b|\bblog(?:ging)?\b|\bCMS\b|\bcontent management\b|\be-?commerce\b|\bonline (?:shop|store)\b|\bSaaS\b|\bfull-?stack\b|\bsocial network\b|\bforum\b|\blanding page\b/i,
    weights: { web: 1.6 },
  },
  {
    pattern:
      /\b(?:library|libraries|SDK|bindings|middleware|polyfill|drop-in replacement|PSR-\d+|type-?safe wrapper|parser|serializ\w+|ORM|web framework|micro-?framework|HTTP framework|(?<!test(?:ing)? )framework for|plugin for|extension for|integration for|component for|components? for|implementation of|module for|package for|gem (?:for|that)|crate (?:for|that|provides))\b/i,
    weights: { library: 1.6 },
  },
  {
    pattern:
      /\b(?:npm (?:i|install)(?: --save)?|yarn add|pnpm add|pip3? install|gem install|cargo add|composer require|dotnet add package|Install-Package|go get|<dependency>|implementation ['"(]|gem ['"]|\{:\w+, "~>)/i,
    weights: { library: 0.8 },
  },
  {
    pattern:
      /\bcommand[- ]line (?:tool|utility|application|app|program|client|interface for|interface to|HTTP)|\bCLI (?:tool|app|application|utility|for|to|that|client)\b|\bterminal (?:app|tool|user interface|UI|emulator|file manager|client)\b|\bconsole (?:app|application|tool)\b|\bTUI\b/i,
    weights: { cli: 2.4 },
  },
  { pattern: /\b(?:CLI|command[- ]line|cli-app|Environment :: Console)\b/i, weights: { cli: 1 } },
  {
    pattern:
      /\bdebug(?:ger|ging| panels?| toolbar)\b|\blint(?:er|ing)\b|\b(?:code|source) formatter\b|\btranspiler\b|\b(?:test|testing) framework\b|\b(?:type|style|pattern) ?check(?:er|ing)\b|\btools? for (?:[\w/]+ ){0,8}code\b|\bcompiler (?:for|that)\b|\bdevelop(?:er|ment) tools?\b|\btoolchain\b|\bcode gener(?:ator|ation)\b|\bbuild (?:tool|system)\b|\bbundler\b|\bprofiler\b|\bpackage manager\b|\btest runner\b|\bversion manager\b|\bstatic analy[sz]\w+|\b(?:VS ?Code|Visual Studio Code|IntelliJ|Vim|Neovim|Emacs|Sublime)\b[^.\n]{0,40}\b(?:extension|plugin|mode|theme)\b|\blanguage server\b|\bscaffold\w*\b|\bgit hooks?\b|\bdotfiles\b|\b(?:plugin|extension|theme|mode|snippets|completion) for (?:Neo)?(?:VS ?Code|Vim|Emacs|Sublime|Atom|JetBrains|IntelliJ)\b|\b\w[\w-]*\.n?vim\b|\bfor (?:Neo)?vim\b/i,
    weights: { devtools: 3 },
  },
  {
    pattern:
      /\bmachine[- ]learning\b|\bdeep[- ]learning\b|\bneural net\w*|\bLLMs?\b|\blarge language models?\b|\bGPTs?\b|\bcomputer vision\b|\breinforcement learning\b|\bdiffusion models?\b|\b(?:train|fine-?tun)(?:ing|e)\b[^.\n]{0,40}\bmodels?\b|\bobject detection\b|\bimage classification\b|\bnatural language processing\b|\bNLP\b|\bArtificial Intelligence\b/i,
    weights: { ml: 2.2 },
  },
  {
    pattern:
      /\bdata (?:analysis|visuali[sz]ation|science|analytics|exploration|frames?)\b|\bvisuali[sz](?:e|ing|ation)\b[^.\n]{0,40}\b(?:data|datasets?|statistics)\b|\banalytics\b|\bdatasets?\b|\bexploratory\b|\bscrap(?:er|ing)\b|\bdashboards?\b/i,
    weights: { data: 1.5 },
  },
  {
    pattern:
      /\bETL\b|\bELT\b|\bdata (?:pipelines?|warehouse|engineering|integration|ingestion)\b|\bSinger\b[^.\n]{0,20}\b(?:tap|target)\b|\bworkflow (?:management|orchestration|scheduler)\b|\bApache Airflow\b|\bstream processing\b/i,
    weights: { etl: 2.4 },
  },
  { pattern: /\bmicro-?services?\b/i, weights: { microservice: 2.6 } },
  {
    pattern:
      /\b(?:Android|iOS|iPhone|mobile)\b[^.\n]{0,30}\b(?:apps?|applications?)\b|\b(?:apps?|applications?) for (?:Android|iOS|iPhone|mobile)\b/i,
    weights: { mobile: 2.2 },
  },
  {
    pattern:
      /\bdesktop (?:apps?|applications?|clients?|program|GUI)\b|\bcross-platform (?:desktop|GUI)\b/i,
    weights: { desktop: 2.2 },
  },
  {
    pattern:
      /\b(?:video ?|board |2D |3D |puzzle |card |multiplayer )?games?\b(?! of)|\bgame ?engine\b|\bgame ?dev(?:elopment)?\b|\broguelike\b|\bplatformer\b/i,
    weights: { game: 1.8 },
  },
  {
    pattern:
      /\bterraform\b|\bansible\b|\bkubernetes\b|\bhelm chart\b|\binfrastructure[- ]as[- ]code\b|\bprovision\w*\b|\bDocker (?:image|container)s?\b|\bDockerfile\b|\bCI\/CD\b|\bdeploy(?:ment)? (?:tool|to)\b|\bmonitoring\b/i,
    weights: { devops: 1.2 },
  },
  {
    pattern:
      /\bfirmware\b|\bmicrocontrollers?\b|\bESP(?:32|8266)\b|\bArduino\b|\bembedded (?:system|device)s?\b|\bRaspberry Pi\b/i,
    weights: { embedded: 2 },
  },
  {
    pattern: /\bsmart contracts?\b|\bblockchain\b|\bEthereum\b|\bSolidity\b|\bERC-?\d+\b/i,
    weights: { blockchain: 2.2 },
  },
  {
    pattern:
      /\bdatabase (?:engine|server|system|management)\b|\bkey-value (?:store|database)\b|\bstorage engine\b|\bembedded database\b/i,
    weights: { database: 2.4 },
  },
  {
    pattern:
      /\b(?:penetration testing|pentest\w*|vulnerability scann\w+|exploit\w*|malware|intrusion|secrets? scann\w+)\b/i,
    weights: { security: 2.4 },
  },
  {
    pattern: /\b(?:curated|awesome) list\b|\bcheat ?sheets?\b|\breading list\b/i,
    weights: { documentation: 3, library: -2 },
  },
  { pattern: /\b(?:chat|discord|telegram|slack|twitter) ?bot\b/i, weights: { bot: 2.4 } },
];

export interface PathSign {
  pattern: RegExp;
  /** At least so many paths. */
  min: number;
  weights: Weights;
  /** After the number of paths: "12 page templates". */
  says: string;
  ofLibraries?: boolean;
}

/** What the structure says, tests and examples left out. */
export const PATH_SIGNS: readonly PathSign[] = [
  {
    pattern:
      /(?:^|\/)(?:templates?|views?|Views|Pages|layouts)\/.*\.(?:html?|erb|haml|slim|twig|php|ejs|pug|jade|hbs|cshtml|razor|jinja2?|j2|heex|eex|leex|leaf|gohtml|tmpl|jsp|ftl|mustache|njk)$|\.(?:blade\.php|cshtml|html\.twig|html\.erb|html\.heex|html\.eex)$/,
    min: 3,
    weights: { web: 2, api: -1.2 },
    says: 'page templates',
  },
  {
    pattern: /(?:^|\/)(?:openapi|swagger)[\w.-]*\.(?:ya?ml|json)$|\.postman_collection\.json$/i,
    min: 1,
    weights: { api: 1.5 },
    says: 'API descriptions',
  },
  {
    pattern: /(?:^|\/)(?:routes?|routers?|controllers?|handlers?|endpoints|api)\/[^/]+\.\w+$/i,
    min: 2,
    weights: { api: 0.6, web: 0.2 },
    says: 'routes and controllers',
  },
  {
    pattern: /\.(?:graphql|gql|graphqls)$/,
    min: 1,
    weights: { graphql: 1.2 },
    says: 'GraphQL files',
  },
  {
    pattern: /\.(?:jsx|tsx|vue|svelte)$/,
    min: 4,
    weights: { frontend: 0.8, web: 0.6, api: -1 },
    says: 'components',
  },
  {
    pattern:
      /^[^/]+\/(?:[^/]+\/)?Dockerfile$|^(?:services?|apps|microservices|internal|cmd)\/[^/]+\/(?:main\.go|Dockerfile|pom\.xml|go\.mod)$/,
    min: 3,
    weights: { microservice: 2 },
    says: 'services of their own',
  },
  { pattern: /\.proto$/, min: 1, weights: { microservice: 0.7, api: 0.3 }, says: 'protocol files' },
  { pattern: /\.ipynb$/, min: 2, weights: { data: 0.8, ml: 0.6 }, says: 'notebooks' },
  { pattern: /(?:^|\/)dags\/[^/]+\.py$/, min: 1, weights: { etl: 2 }, says: 'Airflow workflows' },
  {
    pattern: /(?:^|\/)models\/[\w/]+\.sql$/,
    min: 2,
    weights: { etl: 1.5, data: 0.5 },
    says: 'SQL models',
  },
  {
    pattern: /^(?:plugin|autoload|ftplugin|after)\/.*\.(?:vim|lua)$/,
    min: 1,
    weights: { devtools: 2.5 },
    says: 'files that an editor loads',
    ofLibraries: true,
  },
  { pattern: /\.tf$/, min: 2, weights: { devops: 1 }, says: 'Terraform files' },
  { pattern: /(?:^|\/)Chart\.ya?ml$/, min: 1, weights: { devops: 1.2 }, says: 'Helm charts' },
  {
    pattern: /(?:^|\/)AndroidManifest\.xml$/,
    min: 1,
    weights: { mobile: 1.5 },
    says: 'Android manifests',
  },
  {
    pattern: /\.(?:xcodeproj|xcworkspace)\//,
    min: 1,
    weights: { mobile: 1 },
    says: 'Xcode project files',
  },
  {
    pattern: /\.sol$/,
    min: 1,
    weights: { blockchain: 2.5 },
    says: 'Solidity contracts',
    ofLibraries: true,
  },
];

/** What the main language alone says. */
export const LANGUAGE_DOMAINS: ReadonlyMap<string, Weights> = new Map<string, Weights>([
  ['hcl', { devops: 3 }],
  ['dockerfile', { devops: 1.6 }],
  ['gdscript', { game: 3 }],
  ['shaderlab', { game: 2 }],
  ['dart', { mobile: 0.8 }],
  ['solidity', { blockchain: 3 }],
  ['html', { web: 1.6 }],
  ['css', { web: 1.6 }],
  ['scss', { web: 1.6 }],
  ['vim script', { devtools: 2.5 }],
  ['emacs lisp', { devtools: 2.5 }],
  ['r', { data: 1.5 }],
  ['julia', { data: 0.8 }],
  ['sql', { data: 1.6 }],
  ['plpgsql', { data: 1.6 }],
  ['tsql', { data: 1.6 }],
  ['plsql', { data: 1.6 }],
  ['tex', { documentation: 2 }],
  ['markdown', { documentation: 2 }],
  ['shell', { devops: 0.6, cli: 0.6 }],
  ['powershell', { devops: 0.8 }],
  ['nix', { devops: 2 }],
  ['puppet', { devops: 3 }],
  ['arduino', { embedded: 3 }],
]);
