import { InvalidArgument } from './errors';
import { canonicalDomain, canonicalFramework } from './names';

/** Names that are related though not the same, grouped under a title for people. */
export interface Families {
  /** Framework families: title → canonical framework names. */
  frameworks: Record<string, string[]>;
  /** Domain categories: title → canonical domain names. */
  domains: Record<string, string[]>;
}

export type FamilyKind = keyof Families;

/** The specification's families and categories first, with the relatives that real projects need. */
export const DEFAULT_FAMILIES: Families = {
  frameworks: {
    'web frontend': words(
      'react,vue,angular,svelte,next.js,nuxt,sveltekit,preact,solid,ember,angularjs,backbone,gatsby,' +
        'remix,astro,lit,alpine,qwik,jquery',
    ),
    'python web': words(
      'django,flask,fastapi,django rest framework,starlette,tornado,pyramid,bottle,sanic,aiohttp,' +
        'falcon,quart,litestar,wagtail,cherrypy,web2py',
    ),
    'node.js web': words(
      'express,koa,hapi,fastify,nestjs,adonisjs,sails,loopback,feathers,restify,hono,meteor,' +
        'strapi,apollo,polka,elysia',
    ),
    'java enterprise': words(
      'spring,spring boot,spring cloud,quarkus,micronaut,jakarta ee,dropwizard,vert.x,struts,' +
        'helidon,javalin,ktor,spark java',
    ),
    'ruby web': words('rails,sinatra,hanami,grape,padrino,roda'),
    'php web': words(
      'laravel,symfony,slim,lumen,yii,cakephp,codeigniter,laminas,phalcon,drupal,wordpress',
    ),
    'go web': words('gin,echo,fiber,chi,gorilla,beego,iris,buffalo,revel,go-zero,kratos,go-kit'),
    'rust web': words('actix-web,axum,rocket,warp,tide,poem,salvo'),
    '.net web': words('asp.net core,blazor,nancy,servicestack,abp'),
    'elixir web': words('phoenix,plug'),
    'swift web': words('vapor,kitura,perfect,hummingbird'),
    'scala web': words('play,akka http,http4s,scalatra,zio http'),
    'deep learning': words(
      'pytorch,tensorflow,keras,jax,lightning,transformers,fastai,mxnet,paddle,flax',
    ),
    'machine learning': words('scikit-learn,xgboost,lightgbm,catboost'),
    'llm applications': words('langchain,llamaindex,haystack,autogen,crewai,semantic kernel'),
    'data frames': words('pandas,numpy,polars,dask'),
    'data pipelines': words(
      'airflow,dbt,dagster,prefect,luigi,kedro,singer-sdk,spark,beam,flink,kafka streams',
    ),
    'data apps': words('streamlit,dash,gradio,shiny,panel,bokeh,voila'),
    'cross-platform mobile': words(
      'flutter,react native,expo,ionic,capacitor,cordova,.net maui,xamarin,nativescript',
    ),
    'native mobile': words('android,jetpack compose,swiftui,uikit,ios'),
    desktop: words(
      'electron,tauri,qt,gtk,wpf,windows forms,avalonia,javafx,swing,winui,kivy,wails,wxwidgets',
    ),
    games: words('unity,unreal engine,godot,bevy,pygame,phaser,libgdx,monogame,love'),
    'static sites': words(
      'jekyll,hugo,eleventy,hexo,docusaurus,vuepress,vitepress,mkdocs,pelican,sphinx',
    ),
    embedded: words('arduino,esp-idf,zephyr,mbed'),
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

DEFAULT_FAMILIES.frameworks = normalisedGroups(DEFAULT_FAMILIES.frameworks, canonicalFramework);
DEFAULT_FAMILIES.domains = normalisedGroups(DEFAULT_FAMILIES.domains, canonicalDomain);

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
