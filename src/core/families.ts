import { InvalidArgument } from './errors';
import { canonicalDomain, canonicalFramework, nameKey } from './names';

/** Names that are related though not the same, grouped under a title for people. */
export interface Families {
  /** Framework families: title → canonical framework names. */
  frameworks: Record<string, string[]>;
  /** Domain categories: title → canonical domain names. */
  domains: Record<string, string[]>;
}

export type FamilyKind = keyof Families;

const FAMILIES: Families = {
  frameworks: {
    'web frontend': words(
      'react,vue,angular,svelte,next.js,nuxt,sveltekit,preact,solid,ember,angularjs,backbone,gatsby,' +
        'remix,astro,lit,alpine,qwik,jquery,aurelia,polymer,mithril,riot,inferno,umi,stencil,solidstart,' +
        'redwood,blitz,elm,re-frame,leptos,yew,dioxus,sycamore',
    ),
    'python web': words(
      'django,flask,fastapi,django rest framework,starlette,tornado,pyramid,bottle,sanic,aiohttp,' +
        'falcon,quart,litestar,wagtail,cherrypy,web2py,robyn,masonite,turbogears,web.py,frappe',
    ),
    'node.js web': words(
      'express,koa,hapi,fastify,nestjs,adonisjs,sails,loopback,feathers,restify,hono,meteor,' +
        'strapi,apollo,polka,elysia,egg,midway,keystone,payload,moleculer,graphql yoga',
    ),
    'java enterprise': words(
      'spring,spring boot,spring cloud,quarkus,micronaut,jakarta ee,dropwizard,vert.x,struts,' +
        'helidon,javalin,ktor,spark java,jersey,camel,wicket,armeria,jooby,ratpack,http4k,vaadin,grails',
    ),
    'ruby web': words('rails,sinatra,hanami,grape,padrino,roda'),
    'php web': words(
      'laravel,symfony,slim,lumen,yii,cakephp,codeigniter,laminas,phalcon,drupal,wordpress,magento,' +
        'typo3,thinkphp,hyperf,nette,silverstripe,october,craft,statamic,shopware',
    ),
    'go web': words(
      'gin,echo,fiber,chi,gorilla,beego,iris,buffalo,revel,go-zero,kratos,go-kit,' +
        'go-micro,hertz,martini,goa,goframe,huma,encore,gqlgen,pocketbase',
    ),
    'rust web': words('actix-web,axum,rocket,warp,tide,poem,salvo,loco,gotham,iron'),
    '.net web': words('asp.net core,blazor,nancy,servicestack,abp,giraffe,suave'),
    'elixir web': words('phoenix,plug'),
    'swift web': words('vapor,kitura,perfect,hummingbird'),
    'scala web': words('play,akka http,http4s,scalatra,zio http,finatra,pekko,akka'),
    'haskell web': words('yesod,servant,scotty'),
    'crystal web': words('kemal,lucky,amber'),
    'perl web': words('mojolicious,dancer,catalyst'),
    'chat bots': words('discord.js,discord.py,probot,telegraf,aiogram,python-telegram-bot'),
    blockchain: words('hardhat,truffle,foundry,substrate,anchor,solana,cosmwasm,cosmos sdk'),
    infrastructure: words('ansible,pulumi,aws cdk,serverless,kubebuilder,azure functions'),
    'deep learning': words(
      'pytorch,tensorflow,keras,jax,lightning,transformers,fastai,mxnet,paddle,flax',
    ),
    'machine learning': words('scikit-learn,xgboost,lightgbm,catboost'),
    'llm applications': words(
      'langchain,llamaindex,haystack,autogen,crewai,semantic kernel,chainlit',
    ),
    'data frames': words('pandas,numpy,polars,dask'),
    'data pipelines': words(
      'airflow,dbt,dagster,prefect,luigi,kedro,singer-sdk,spark,beam,flink,kafka streams',
    ),
    'data apps': words('streamlit,dash,gradio,shiny,panel,bokeh,voila,nicegui,reflex'),
    'cross-platform mobile': words(
      'flutter,react native,expo,ionic,capacitor,cordova,.net maui,xamarin,nativescript,taro,uni-app,' +
        'compose multiplatform,flet',
    ),
    'native mobile': words('android,jetpack compose,swiftui,uikit,ios'),
    desktop: words(
      'electron,tauri,qt,gtk,wpf,windows forms,avalonia,javafx,swing,winui,kivy,wails,wxwidgets,' +
        'fyne,iced,egui,slint,uno platform',
    ),
    games: words(
      'unity,unreal engine,godot,bevy,pygame,phaser,libgdx,monogame,love,' +
        'ebitengine,pyglet,arcade,panda3d,macroquad,ggez',
    ),
    'static sites': words(
      'jekyll,hugo,eleventy,hexo,docusaurus,vuepress,vitepress,mkdocs,pelican,sphinx,middleman',
    ),
    embedded: words('arduino,esp-idf,zephyr,mbed,embassy,nerves,ros'),
  },
  domains: {
    web: words('web,webapp,website,frontend,backend,fullstack,saas,cms,e-commerce,ui'),
    'ai/ml': words(
      'ml,ai,machine learning,deep learning,nlp,computer vision,llm,reinforcement learning',
    ),
    api: words('api,rest,graphql,microservice,grpc'),
    data: words('data,analytics,etl,visualization,database,big data,data engineering'),
    tools: words('cli,devtools,testing,build,editor'),
    library: words('library,sdk,framework'),
    apps: words('mobile,desktop,app'),
    games: words('game,graphics'),
    infrastructure: words('devops,infrastructure,cloud,monitoring,networking,workflow'),
    security: words('security,auth,cryptography'),
    systems: words('systems,embedded,iot,os,compiler'),
  },
};

/** The specification's families and categories, with the relatives that real projects need. */
export const DEFAULT_FAMILIES: Families = {
  frameworks: normalisedGroups(FAMILIES.frameworks, canonicalFramework),
  domains: normalisedGroups(FAMILIES.domains, canonicalDomain),
};

/**
 * Families of `base` and of a person's settings together; a title that is in both gets the names of
 * both. Throws `InvalidArgument` with a sentence that says what is wrong with `extra`.
 * @param extra any value, expected in the shape of `Partial<Families>`
 */
export function extendFamilies(base: Families, extra: unknown): Families {
  if (extra === undefined || extra === null) return base;
  const given = record(extra, 'The families', 'an object with “frameworks” and “domains”');
  for (const key of Object.keys(given)) {
    if (key !== 'frameworks' && key !== 'domains') {
      throw new InvalidArgument(
        `The families have “frameworks” and “domains”, but not “${key}”, in the settings.`,
      );
    }
  }
  return {
    frameworks: extended(base.frameworks, given.frameworks, 'frameworks', canonicalFramework),
    domains: extended(base.domains, given.domains, 'domains', canonicalDomain),
  };
}

function extended(
  base: Record<string, string[]>,
  extra: unknown,
  kind: FamilyKind,
  normalise: (name: string) => string,
): Record<string, string[]> {
  if (extra === undefined) return base;
  const shape = 'an object with a list of names for each title';
  const groups = new Map(Object.entries(base));
  for (const [title, names] of Object.entries(record(extra, `“${kind}” of the families`, shape))) {
    if (!Array.isArray(names)) {
      throw new InvalidArgument(`The family “${title}” in “${kind}” must be a list of names.`);
    }
    const wrong: unknown = names.find((name) => typeof name !== 'string' || !normalise(name));
    if (wrong !== undefined || names.includes(undefined)) {
      throw new InvalidArgument(
        `The family “${title}” in “${kind}” has a name that is no text: ${JSON.stringify(wrong)}.`,
      );
    }
    const key = [...groups.keys()].find((known) => nameKey(known) === nameKey(title)) ?? title;
    const all = [...(groups.get(key) ?? []), ...(names as string[]).map(normalise)];
    groups.set(key, [...new Set(all)]);
  }
  return Object.fromEntries(groups);
}

function record(value: unknown, what: string, shape: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidArgument(`${what} in the settings must be ${shape}.`);
  }
  return value as Record<string, unknown>;
}

/** Families, asked in constant time whether two names are relatives. */
export class FamilyIndex {
  readonly #titles: Record<FamilyKind, ReadonlyMap<string, ReadonlySet<string>>>;

  constructor(families: Families) {
    this.#titles = {
      frameworks: titlesByName(families.frameworks, canonicalFramework),
      domains: titlesByName(families.domains, canonicalDomain),
    };
  }

  /**
   * Whether two different or equal names belong to one family. Any spelling will do. A name of no
   * family is a relative of nobody, itself included.
   */
  sameFamily(kind: FamilyKind, a: string, b: string): boolean {
    const normalise = kind === 'frameworks' ? canonicalFramework : canonicalDomain;
    const titles = this.#titles[kind].get(normalise(a));
    const others = this.#titles[kind].get(normalise(b));
    if (!titles || !others) return false;
    for (const title of titles) if (others.has(title)) return true;
    return false;
  }
}

function titlesByName(
  groups: Record<string, string[]>,
  normalise: (name: string) => string,
): Map<string, Set<string>> {
  const titles = new Map<string, Set<string>>();
  for (const [title, names] of Object.entries(groups)) {
    for (const name of names.map(normalise)) {
      const known = titles.get(name);
      if (known) known.add(title);
      else titles.set(name, new Set([title]));
    }
  }
  return titles;
}

function words(list: string): string[] {
  return list.split(',');
}

function normalisedGroups(
  groups: Record<string, string[]>,
  normalise: (name: string) => string,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(groups).map(([title, names]) => [title, [...new Set(names.map(normalise))]]),
  );
}
