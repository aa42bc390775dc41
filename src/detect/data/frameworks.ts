import type { Ecosystem } from '../manifests/Manifest';

/** How one framework is recognised. A name that ends in `*` stands for all that begin so. */
export interface FrameworkRule {
  /** Canonical name. */
  framework: string;
  /**
   * How much it shapes the code of a project, 0..2: what a meta-framework is built on weighs less
   * than the meta-framework, and a library of algorithms less than what serves them.
   */
  weight: number;
  /** Packages by ecosystem, separated by spaces. A package of that name *is* the framework. */
  packages?: Partial<Record<Ecosystem, string>>;
  /** Files that a project on this framework has, and other projects have not. */
  files?: RegExp;
  /** Words that such a file holds, where files of that name are also found elsewhere. */
  says?: RegExp;
  /** Modules by language, separated by spaces, for projects that declare no dependencies. */
  imports?: Readonly<Record<string, string>>;
  /** Packages that merely use it do not count as built on it. */
  applicationsOnly?: boolean;
  /** It comes with the platform, so that no manifest names it. */
  ofPlatform?: boolean;
  /** It runs or builds the whole project, so that applications declare it for development. */
  runs?: boolean;
}

const rule = (
  framework: string,
  weight: number,
  packages: FrameworkRule['packages'] = {},
  more: Omit<FrameworkRule, 'framework' | 'weight' | 'packages'> = {},
): FrameworkRule => ({ framework, weight, packages, ...more });

const python = (modules: string): { imports: Record<string, string> } => ({
  imports: { python: modules },
});

export const FRAMEWORK_RULES: readonly FrameworkRule[] = [
  // JavaScript and TypeScript: what runs in the browser
  rule('react', 1, { npm: 'react react-dom react-scripts preact/compat' }),
  rule('preact', 1.05, { npm: 'preact' }),
  rule('vue', 1, { npm: 'vue @vue/cli-service' }, { files: /^vue\.config\.[cm]?[jt]s$/ }),
  rule('angular', 1.2, { npm: '@angular/core' }, { files: /^angular\.json$/ }),
  rule('angularjs', 0.9, { npm: 'angular' }),
  rule('svelte', 1, { npm: 'svelte' }),
  rule('solid', 1, { npm: 'solid-js' }),
  rule('ember', 1.2, { npm: 'ember-source ember-cli' }),
  rule('lit', 0.9, { npm: 'lit lit-element' }),
  rule('stencil', 1, { npm: '@stencil/core' }),
  rule('alpine', 0.5, { npm: 'alpinejs' }),
  rule('qwik', 1.2, { npm: '@builder.io/qwik @qwik.dev/core' }),
  rule('backbone', 0.7, { npm: 'backbone' }),
  rule('next.js', 1.35, { npm: 'next' }, { files: /^next\.config\.[cm]?[jt]s$/ }),
  rule('nuxt', 1.35, { npm: 'nuxt nuxt3 nuxt-edge' }, { files: /^nuxt\.config\.[cm]?[jt]s$/ }),
  rule('sveltekit', 1.3, { npm: '@sveltejs/kit' }),
  rule('gatsby', 1.3, { npm: 'gatsby' }, { runs: true, files: /^gatsby-config\.[cm]?[jt]s$/ }),
  rule('remix', 1.3, { npm: '@remix-run/react @remix-run/node @react-router/dev' }),
  rule('astro', 1.35, { npm: 'astro' }, { files: /^astro\.config\.[cm]?[jt]s$/ }),
  rule('redwood', 1.3, { npm: '@redwoodjs/core' }),
  rule('blitz', 1.4, { npm: 'blitz' }),
  rule('solidstart', 1.3, { npm: '@solidjs/start' }),
  rule('docusaurus', 1.3, { npm: '@docusaurus/core' }),
  rule('vuepress', 1.2, { npm: 'vuepress' }),
  rule('vitepress', 1.1, { npm: 'vitepress' }, { applicationsOnly: true }),
  rule('eleventy', 1.1, { npm: '@11ty/eleventy' }, { runs: true }),
  rule('hexo', 1.1, { npm: 'hexo' }),
  rule('phaser', 1.1, { npm: 'phaser' }),
  rule('three.js', 0.5, { npm: 'three' }, { applicationsOnly: true }),

  rule('aurelia', 1.1, { npm: 'aurelia aurelia-framework aurelia-bootstrapper' }),
  rule('polymer', 0.9, { npm: '@polymer/polymer polymer' }),
  rule('mithril', 0.95, { npm: 'mithril' }),
  rule('riot', 0.95, { npm: 'riot' }),
  rule('inferno', 1, { npm: 'inferno' }),
  rule('umi', 1.2, { npm: 'umi @umijs/max' }, { runs: true }),

  // JavaScript and TypeScript: servers
  rule('egg', 1.2, { npm: 'egg' }),
  rule('midway', 1.2, { npm: '@midwayjs/core @midwayjs/web' }),
  rule('payload', 1.2, { npm: 'payload' }),
  rule('graphql yoga', 0.95, { npm: 'graphql-yoga' }),
  rule('telegraf', 0.8, { npm: 'telegraf grammy' }, { applicationsOnly: true }),
  rule('express', 0.98, { npm: 'express' }),
  rule('koa', 1, { npm: 'koa' }),
  rule('hapi', 1, { npm: 'hapi @hapi/hapi' }),
  rule('fastify', 1.02, { npm: 'fastify' }),
  rule('hono', 1.02, { npm: 'hono' }),
  rule('elysia', 1.02, { npm: 'elysia' }),
  rule('restify', 1, { npm: 'restify' }),
  rule('polka', 0.9, { npm: 'polka' }),
  rule('nestjs', 1.35, { npm: '@nestjs/core @nestjs/common' }, { files: /^nest-cli\.json$/ }),
  rule('adonisjs', 1.35, { npm: '@adonisjs/core @adonisjs/framework' }),
  rule('sails', 1.3, { npm: 'sails' }),
  rule('loopback', 1.3, { npm: '@loopback/core @loopback/rest loopback' }),
  rule('feathers', 1.2, { npm: '@feathersjs/feathers @feathersjs/express' }),
  rule('meteor', 1.35, {}, { files: /^\.meteor\/packages$/ }),
  rule('strapi', 1.35, { npm: '@strapi/strapi strapi' }),
  rule('keystone', 1.3, { npm: '@keystone-6/core keystone' }),
  rule('apollo', 1.05, { npm: 'apollo-server apollo-server-express @apollo/server' }),
  rule('moleculer', 1.1, { npm: 'moleculer' }),
  rule('socket.io', 0.4, { npm: 'socket.io' }, { applicationsOnly: true }),
  rule('discord.js', 0.8, { npm: 'discord.js' }, { applicationsOnly: true }),
  rule('probot', 1, { npm: 'probot' }),

  // JavaScript and TypeScript: applications for desktops and phones
  rule('electron', 1.25, { npm: 'electron' }, { runs: true }),
  rule('react native', 1.3, { npm: 'react-native' }),
  rule('expo', 1.25, { npm: 'expo' }),
  rule('ionic', 1.3, { npm: '@ionic/angular @ionic/react @ionic/vue ionic-angular' }),
  rule('capacitor', 1.05, { npm: '@capacitor/core' }),
  rule('cordova', 1.05, { npm: 'cordova' }),
  rule('taro', 1.3, { npm: '@tarojs/taro' }),
  rule('uni-app', 1.3, { npm: '@dcloudio/uni-app' }),
  rule('nativescript', 1.3, { npm: '@nativescript/core tns-core-modules' }),

  // Python: the web
  rule(
    'django',
    1.2,
    { pypi: 'django' },
    { files: /^(?:\w+\/)?manage\.py$/, says: /django/i, ...python('django') },
  ),
  rule('flask', 1.1, { pypi: 'flask' }, python('flask')),
  rule('fastapi', 1.15, { pypi: 'fastapi' }, python('fastapi')),
  rule('starlette', 1, { pypi: 'starlette' }, python('starlette')),
  rule('litestar', 1.1, { pypi: 'litestar starlite' }, python('litestar')),
  rule('sanic', 1.1, { pypi: 'sanic' }, python('sanic')),
  rule('quart', 1.1, { pypi: 'quart' }, python('quart')),
  rule('tornado', 0.85, { pypi: 'tornado' }, python('tornado')),
  rule('pyramid', 1.1, { pypi: 'pyramid' }, python('pyramid')),
  rule('bottle', 1, { pypi: 'bottle' }, python('bottle')),
  rule('falcon', 1, { pypi: 'falcon' }, python('falcon')),
  rule('cherrypy', 1, { pypi: 'cherrypy' }, python('cherrypy')),
  rule('aiohttp', 0.9, { pypi: 'aiohttp-jinja2 aiohttp-session aiohttp-cors aiohttp-security' }),
  rule('wagtail', 1.25, { pypi: 'wagtail' }, python('wagtail')),
  rule('robyn', 1.1, { pypi: 'robyn' }, python('robyn')),
  rule('masonite', 1.1, { pypi: 'masonite' }),
  rule('turbogears', 1.1, { pypi: 'turbogears2' }),
  rule('web.py', 1, { pypi: 'web-py' }, { applicationsOnly: true }),
  rule('web2py', 1, {}, { files: /^web2py\.py$/ }),

  // Python: data and learning
  rule('streamlit', 1.25, { pypi: 'streamlit' }, python('streamlit')),
  rule('dash', 1.15, { pypi: 'dash' }, python('dash')),
  rule('gradio', 1, { pypi: 'gradio' }, python('gradio')),
  rule('panel', 0.9, { pypi: 'panel' }, { applicationsOnly: true, ...python('panel') }),
  rule('bokeh', 0.6, { pypi: 'bokeh' }, { applicationsOnly: true }),
  rule(
    'airflow',
    1.25,
    { pypi: 'apache-airflow apache-airflow-core image:apache/airflow' },
    { files: /(?:^|\/)airflow\.cfg$/, ...python('airflow') },
  ),
  rule('dagster', 1.25, { pypi: 'dagster' }, python('dagster')),
  rule('prefect', 1.15, { pypi: 'prefect' }, python('prefect')),
  rule('luigi', 1.1, { pypi: 'luigi' }, python('luigi')),
  rule('kedro', 1.2, { pypi: 'kedro' }, python('kedro')),
  rule('dbt', 1.2, { pypi: 'dbt-core' }, { files: /^(?:[\w-]+\/)?dbt_project\.ya?ml$/ }),
  rule('singer-sdk', 1.2, { pypi: 'singer-sdk singer-python' }, python('singer_sdk singer')),
  rule('scrapy', 1.1, { pypi: 'scrapy' }, { files: /^scrapy\.cfg$/, ...python('scrapy') }),
  rule('spark', 0.9, { pypi: 'pyspark', maven: 'org.apache.spark:*' }, python('pyspark')),
  rule('beam', 0.95, { pypi: 'apache-beam', maven: 'org.apache.beam:*' }, python('apache_beam')),
  rule('flink', 0.95, { pypi: 'apache-flink', maven: 'org.apache.flink:*' }),
  rule('kafka streams', 0.9, { maven: 'org.apache.kafka:kafka-streams' }),
  rule('lightning', 0.85, { pypi: 'pytorch-lightning lightning' }, python('pytorch_lightning')),
  rule('pytorch', 0.82, { pypi: 'torch torchvision pytorch' }, python('torch')),
  rule(
    'tensorflow',
    0.8,
    {
      pypi: 'tensorflow tensorflow-gpu tensorflow-cpu tf-nightly image:tensorflow/tensorflow',
      npm: '@tensorflow/tfjs @tensorflow/tfjs-node',
    },
    python('tensorflow'),
  ),
  rule('keras', 0.78, { pypi: 'keras' }, python('keras')),
  rule('jax', 0.7, { pypi: 'jax flax' }, python('jax flax')),
  rule('fastai', 0.84, { pypi: 'fastai' }, python('fastai')),
  rule('paddle', 0.8, { pypi: 'paddlepaddle paddlepaddle-gpu' }, python('paddle')),
  rule('mxnet', 0.8, { pypi: 'mxnet' }, python('mxnet')),
  rule('transformers', 0.6, { pypi: 'transformers' }, python('transformers')),
  rule(
    'langchain',
    0.85,
    { pypi: 'langchain langchain-core langgraph', npm: 'langchain @langchain/core' },
    python('langchain'),
  ),
  rule('llamaindex', 0.85, { pypi: 'llama-index llama-index-core' }, python('llama_index')),
  rule('haystack', 0.85, { pypi: 'haystack-ai farm-haystack' }, python('haystack')),
  rule('crewai', 0.9, { pypi: 'crewai' }, python('crewai')),
  rule('autogen', 0.85, { pypi: 'pyautogen autogen-agentchat' }, python('autogen')),
  rule('semantic kernel', 0.85, {
    pypi: 'semantic-kernel',
    nuget: 'microsoft.semantickernel',
  }),
  rule('chainlit', 1, { pypi: 'chainlit' }, python('chainlit')),
  rule('nicegui', 1.1, { pypi: 'nicegui' }, python('nicegui')),
  rule('reflex', 1.1, { pypi: 'reflex' }, python('reflex')),
  rule('flet', 1.1, { pypi: 'flet' }, python('flet')),
  rule('mlflow', 0.5, { pypi: 'mlflow' }, { applicationsOnly: true }),
  rule('metaflow', 1.1, { pypi: 'metaflow' }, python('metaflow')),
  rule('zenml', 1.1, { pypi: 'zenml' }, python('zenml')),
  rule('lightgbm', 0.45, { pypi: 'lightgbm' }, { applicationsOnly: true, ...python('lightgbm') }),
  rule('catboost', 0.45, { pypi: 'catboost' }, { applicationsOnly: true, ...python('catboost') }),
  rule('polars', 0.35, { pypi: 'polars' }, { applicationsOnly: true, ...python('polars') }),
  rule('scikit-learn', 0.6, { pypi: 'scikit-learn sklearn' }, python('sklearn')),
  rule('xgboost', 0.45, { pypi: 'xgboost' }, { applicationsOnly: true, ...python('xgboost') }),
  rule('pandas', 0.35, { pypi: 'pandas' }, { applicationsOnly: true, ...python('pandas') }),
  rule('numpy', 0.3, { pypi: 'numpy' }, { applicationsOnly: true, ...python('numpy') }),

  // Python: the rest
  rule('pyglet', 0.9, { pypi: 'pyglet' }, { applicationsOnly: true, ...python('pyglet') }),
  rule('arcade', 1, { pypi: 'arcade' }, python('arcade')),
  rule('panda3d', 1, { pypi: 'panda3d ursina' }, python('panda3d ursina')),
  rule('aiogram', 0.8, { pypi: 'aiogram' }, { applicationsOnly: true, ...python('aiogram') }),
  rule(
    'python-telegram-bot',
    0.8,
    { pypi: 'python-telegram-bot' },
    { applicationsOnly: true, ...python('telegram') },
  ),
  rule('kivy', 1.1, { pypi: 'kivy' }, python('kivy')),
  rule('pygame', 1, { pypi: 'pygame pygame-ce' }, python('pygame')),
  rule(
    'qt',
    1,
    { pypi: 'pyqt5 pyqt6 pyside2 pyside6 pyqt4', native: 'qt4 qt5 qt6 qt5widgets qt qt5core' },
    python('PyQt5 PyQt6 PySide2 PySide6 PyQt4'),
  ),
  rule(
    'discord.py',
    0.8,
    { pypi: 'discord-py discord nextcord py-cord' },
    {
      applicationsOnly: true,
      ...python('discord'),
    },
  ),
  rule(
    'home assistant',
    1,
    { pypi: 'homeassistant' },
    {
      files: /^custom_components\/\w+\/manifest\.json$/,
    },
  ),
  rule('odoo', 1.1, { pypi: 'odoo' }, { files: /^(?:[\w-]+\/)?__manifest__\.py$/ }),
  rule('frappe', 1.1, { pypi: 'frappe' }),
  rule('pelican', 1, { pypi: 'pelican' }, { files: /^pelicanconf\.py$/ }),

  // Java and Kotlin
  rule('spring boot', 1.2, {
    maven: 'org.springframework.boot:* plugin:org.springframework.boot',
  }),
  rule('spring', 1.05, { maven: 'org.springframework:*' }),
  rule('spring cloud', 0.9, { maven: 'org.springframework.cloud:*' }),
  rule('jersey', 0.9, { maven: 'org.glassfish.jersey.*' }),
  rule('camel', 1, { maven: 'org.apache.camel*' }),
  rule('wicket', 1.1, { maven: 'org.apache.wicket:*' }),
  rule('gwt', 1, { maven: 'com.google.gwt:* org.gwtproject:*' }),
  rule('armeria', 1.1, { maven: 'com.linecorp.armeria:*' }),
  rule('jooby', 1.1, { maven: 'io.jooby:* org.jooby:*' }),
  rule('ratpack', 1.1, { maven: 'io.ratpack:* plugin:io.ratpack.ratpack-java' }),
  rule('http4k', 1.1, { maven: 'org.http4k:*' }),
  rule('quarkus', 1.25, { maven: 'io.quarkus:* io.quarkus.platform:* plugin:io.quarkus' }),
  rule('micronaut', 1.25, {
    maven: 'io.micronaut:* io.micronaut.platform:* plugin:io.micronaut.application',
  }),
  rule('dropwizard', 1.2, { maven: 'io.dropwizard:*' }),
  rule('vert.x', 1.15, { maven: 'io.vertx:*' }),
  rule('helidon', 1.2, { maven: 'io.helidon*' }),
  rule('struts', 1.1, { maven: 'org.apache.struts:*' }),
  rule('javalin', 1.1, { maven: 'io.javalin:*' }),
  rule('spark java', 1.1, { maven: 'com.sparkjava:*' }),
  rule('vaadin', 1.15, { maven: 'com.vaadin:*' }),
  rule('grails', 1.3, { maven: 'org.grails:* plugin:org.grails.grails-web' }),
  rule('jakarta ee', 0.9, {
    maven: 'jakarta.platform:* javax:javaee-api javax:javaee-web-api org.eclipse.microprofile:*',
  }),
  rule('ktor', 1.15, { maven: 'io.ktor:ktor-server* plugin:io.ktor.plugin' }),
  rule('akka', 0.8, { maven: 'com.typesafe.akka:akka-actor*' }),
  rule('akka http', 1, { maven: 'com.typesafe.akka:akka-http*' }),
  rule(
    'play',
    1.2,
    { maven: 'com.typesafe.play:play org.playframework:play plugin:playscala plugin:playjava' },
    { files: /^conf\/routes$/ },
  ),
  rule('pekko', 0.8, { maven: 'org.apache.pekko:pekko-actor*' }),
  rule('finatra', 1.1, { maven: 'com.twitter:finatra*' }),
  rule('http4s', 1.05, { maven: 'org.http4s:*' }),
  rule('zio http', 1.05, { maven: 'dev.zio:zio-http' }),
  rule('scalatra', 1.1, { maven: 'org.scalatra:*' }),
  rule(
    'android',
    1.15,
    {
      maven:
        'plugin:com.android.application plugin:com.android.library com.android.tools.build:gradle',
    },
    { files: /(?:^|\/)AndroidManifest\.xml$/ },
  ),
  rule('compose multiplatform', 1.1, { maven: 'plugin:org.jetbrains.compose' }),
  rule('javafx', 1, { maven: 'org.openjfx:* plugin:org.openjfx.javafxplugin' }),
  rule('libgdx', 1.2, { maven: 'com.badlogicgames.gdx:*' }),
  rule('minecraft forge', 1.1, { maven: 'plugin:net.minecraftforge.gradle net.minecraftforge:*' }),
  rule('fabric', 1.1, { maven: 'plugin:fabric-loom net.fabricmc:*' }),
  rule('bukkit', 1.05, {
    maven: 'org.spigotmc:* org.bukkit:* io.papermc.paper:* com.destroystokyo.paper:*',
  }),

  // Go
  rule('gin', 1.1, { go: 'github.com/gin-gonic/gin' }),
  rule('echo', 1.1, { go: 'github.com/labstack/echo' }),
  rule('fiber', 1.1, { go: 'github.com/gofiber/fiber' }),
  rule('chi', 0.9, { go: 'github.com/go-chi/chi' }, { applicationsOnly: true }),
  rule('gorilla', 0.8, { go: 'github.com/gorilla/mux' }, { applicationsOnly: true }),
  rule('martini', 1.1, { go: 'github.com/go-martini/martini' }),
  rule('goa', 1.1, { go: 'goa.design/goa' }),
  rule('goframe', 1.2, { go: 'github.com/gogf/gf' }),
  rule('huma', 1.05, { go: 'github.com/danielgtaylor/huma' }),
  rule('encore', 1.2, { go: 'encore.dev' }),
  rule('cosmos sdk', 1, { go: 'github.com/cosmos/cosmos-sdk' }),
  rule('beego', 1.2, { go: 'github.com/beego/beego github.com/astaxie/beego' }),
  rule('iris', 1.1, { go: 'github.com/kataras/iris' }),
  rule('buffalo', 1.2, { go: 'github.com/gobuffalo/buffalo' }),
  rule('revel', 1.2, { go: 'github.com/revel/revel' }),
  rule('kratos', 1.2, { go: 'github.com/go-kratos/kratos' }),
  rule('go-zero', 1.2, { go: 'github.com/zeromicro/go-zero github.com/tal-tech/go-zero' }),
  rule('go-kit', 1.1, { go: 'github.com/go-kit/kit' }, { applicationsOnly: true }),
  rule('go-micro', 1.1, { go: 'go-micro.dev github.com/micro/go-micro github.com/asim/go-micro' }),
  rule('hertz', 1.1, { go: 'github.com/cloudwego/hertz' }),
  rule('wails', 1.2, { go: 'github.com/wailsapp/wails' }),
  rule('fyne', 1.1, { go: 'fyne.io/fyne' }),
  rule('bubble tea', 0.7, { go: 'github.com/charmbracelet/bubbletea' }, { applicationsOnly: true }),
  rule('ebitengine', 1.1, { go: 'github.com/hajimehoshi/ebiten' }),
  rule('kubebuilder', 1, { go: 'sigs.k8s.io/controller-runtime' }),
  rule('gqlgen', 0.85, { go: 'github.com/99designs/gqlgen' }),
  rule('pocketbase', 1, { go: 'github.com/pocketbase/pocketbase' }),

  // Rust
  rule('actix-web', 1.1, { cargo: 'actix-web' }),
  rule('axum', 1.1, { cargo: 'axum' }),
  rule('rocket', 1.1, { cargo: 'rocket' }),
  rule('warp', 1.05, { cargo: 'warp' }),
  rule('tide', 1.05, { cargo: 'tide' }),
  rule('poem', 1.05, { cargo: 'poem' }),
  rule('salvo', 1.05, { cargo: 'salvo' }),
  rule('gotham', 1.05, { cargo: 'gotham' }),
  rule('iron', 1.05, { cargo: 'iron' }),
  rule('sycamore', 1.15, { cargo: 'sycamore' }),
  rule('macroquad', 1.1, { cargo: 'macroquad' }),
  rule('ggez', 1.1, { cargo: 'ggez' }),
  rule('embassy', 1, { cargo: 'embassy-executor' }),
  rule('solana', 0.9, { cargo: 'solana-program' }),
  rule('cosmwasm', 1, { cargo: 'cosmwasm-std' }),
  rule('loco', 1.3, { cargo: 'loco-rs' }),
  rule('tauri', 1.3, { cargo: 'tauri', npm: '@tauri-apps/api' }),
  rule('leptos', 1.2, { cargo: 'leptos' }),
  rule('yew', 1.2, { cargo: 'yew' }),
  rule('dioxus', 1.2, { cargo: 'dioxus' }),
  rule('iced', 1.1, { cargo: 'iced' }),
  rule('egui', 1, { cargo: 'eframe egui' }),
  rule('slint', 1.1, { cargo: 'slint' }),
  rule('bevy', 1.2, { cargo: 'bevy' }),
  rule('substrate', 1.1, { cargo: 'frame-support sp-core' }),
  rule('anchor', 1.1, { cargo: 'anchor-lang' }),

  // Ruby
  rule(
    'rails',
    1.2,
    { rubygems: 'rails railties' },
    { files: /^bin\/rails$|^config\/application\.rb$/, says: /\bRails\b|\brails\// },
  ),
  // Parts of a framework that are used without it, too.
  rule('rails', 0.8, { rubygems: 'actionpack actionview actioncable' }),
  rule('rails', 0.6, { rubygems: 'activerecord' }),
  rule('sinatra', 1.05, { rubygems: 'sinatra' }),
  rule('hanami', 1.15, { rubygems: 'hanami' }),
  rule('grape', 1.05, { rubygems: 'grape' }),
  rule('padrino', 1.15, { rubygems: 'padrino' }),
  rule('roda', 1.05, { rubygems: 'roda' }),
  rule('jekyll', 1.1, { rubygems: 'jekyll github-pages' }, { files: /^_layouts\// }),
  rule('middleman', 1.1, { rubygems: 'middleman' }),

  // PHP
  rule(
    'laravel',
    1.25,
    { packagist: 'laravel/framework' },
    { files: /^artisan$/, says: /\b(?:Laravel|Illuminate)\b|bootstrap\/app\.php/ },
  ),
  rule('laravel', 0.8, { packagist: 'illuminate/support illuminate/contracts' }),
  rule('laravel', 0.6, { packagist: 'illuminate/database' }),
  rule('lumen', 1.3, { packagist: 'laravel/lumen-framework' }),
  rule(
    'symfony',
    1.2,
    {
      packagist: 'symfony/framework-bundle symfony/symfony type:symfony-bundle',
    },
    { files: /^symfony\.lock$/ },
  ),
  rule('symfony', 0.8, { packagist: 'symfony/http-kernel' }),
  rule('slim', 1.05, { packagist: 'slim/slim' }),
  rule('yii', 1.15, { packagist: 'yiisoft/yii2 yiisoft/yii' }),
  rule('cakephp', 1.15, { packagist: 'cakephp/cakephp' }),
  rule('codeigniter', 1.15, {
    packagist: 'codeigniter4/framework codeigniter/framework codeigniter4/codeigniter4',
  }),
  rule('laminas', 1.1, {
    packagist: 'laminas/laminas-mvc mezzio/mezzio zendframework/zendframework',
  }),
  rule('phalcon', 1.1, { packagist: 'phalcon/devtools phalcon/incubator ext-phalcon' }),
  rule(
    'drupal',
    1.2,
    {
      packagist:
        'drupal/core drupal/core-recommended type:drupal-module type:drupal-theme type:drupal-profile',
    },
    {
      files: /^[\w-]+\.info\.yml$/,
    },
  ),
  rule(
    'wordpress',
    1.1,
    {
      packagist:
        'johnpbloch/wordpress roots/wordpress type:wordpress-plugin type:wordpress-theme ' +
        'type:wordpress-muplugin php-stubs/wordpress-stubs',
      npm: '@wordpress/scripts',
    },
    {
      files: /(?:^|\/)wp-config(?:-sample)?\.php$|^wp-content\//,
      imports: { php: 'add_action add_filter add_shortcode register_post_type wp_enqueue_script' },
    },
  ),
  rule('magento', 1.2, {
    packagist: 'magento/framework magento/product-community-edition type:magento2-module',
  }),
  rule('thinkphp', 1.2, { packagist: 'topthink/framework' }),
  rule('hyperf', 1.2, { packagist: 'hyperf/framework' }),
  rule('nette', 1.1, { packagist: 'nette/application' }),
  rule('silverstripe', 1.2, { packagist: 'silverstripe/framework' }),
  rule('october', 1.25, { packagist: 'october/rain october/system' }),
  rule('craft', 1.2, { packagist: 'craftcms/cms' }),
  rule('statamic', 1.3, { packagist: 'statamic/cms' }),
  rule('shopware', 1.25, { packagist: 'shopware/core shopware/platform' }),
  rule('typo3', 1.2, { packagist: 'typo3/cms-core type:typo3-cms-extension' }),
  rule('filament', 1.1, { packagist: 'filament/filament' }, { applicationsOnly: true }),

  // .NET
  rule('asp.net core', 1.1, {
    nuget:
      'sdk:microsoft.net.sdk.web microsoft.aspnetcore.app microsoft.aspnetcore.all ' +
      'microsoft.aspnetcore microsoft.aspnetcore.mvc microsoft.aspnetcore.mvc.core ' +
      'microsoft.aspnet.mvc microsoft.aspnet.webapi system.web.mvc microsoft.aspnetcore.http',
  }),
  rule('blazor', 1.2, {
    nuget:
      'sdk:microsoft.net.sdk.blazorwebassembly microsoft.aspnetcore.components.webassembly ' +
      'microsoft.aspnetcore.components microsoft.aspnetcore.components.web sdk:microsoft.net.sdk.razor',
  }),
  rule('servicestack', 1.15, { nuget: 'servicestack' }),
  rule('giraffe', 1.2, { nuget: 'giraffe' }),
  rule('suave', 1.1, { nuget: 'suave' }),
  rule('azure functions', 1, {
    nuget: 'microsoft.net.sdk.functions microsoft.azure.functions.worker',
  }),
  rule('nancy', 1.1, { nuget: 'nancy' }),
  rule('abp', 1.25, { nuget: 'volo.abp.core volo.abp.aspnetcore.mvc' }),
  rule('wpf', 1.1, { nuget: 'property:usewpf presentationframework' }),
  rule('windows forms', 1.05, { nuget: 'property:usewindowsforms system.windows.forms' }),
  rule('.net maui', 1.2, { nuget: 'property:usemaui microsoft.maui.controls' }),
  rule('xamarin', 1.15, { nuget: 'xamarin.forms' }),
  rule('avalonia', 1.15, { nuget: 'avalonia' }),
  rule('uno platform', 1.2, { nuget: 'uno.winui sdk:uno.sdk' }),
  rule('winui', 1.1, { nuget: 'microsoft.windowsappsdk property:usewinui' }),
  rule('monogame', 1.15, {
    nuget: 'monogame.framework.desktopgl monogame.framework.windowsdx monogame.framework',
  }),
  rule('orleans', 1, { nuget: 'microsoft.orleans.core microsoft.orleans.server' }),
  rule('unity', 1.3, {}, { files: /(?:^|\/)ProjectSettings\/ProjectVersion\.txt$/ }),
  rule('unreal engine', 1.3, {}, { files: /^(?:[\w-]+\/)?[\w-]+\.(?:uproject|uplugin)$/ }),
  rule('godot', 1.3, {}, { files: /^(?:[\w-]+\/)?project\.godot$/ }),

  // Dart, Elixir, Swift
  rule('flutter', 1.2, { pub: 'flutter' }),
  rule('phoenix', 1.15, { hex: 'phoenix' }),
  rule('plug', 0.7, { hex: 'plug plug_cowboy' }, { applicationsOnly: true }),
  rule('nerves', 1.1, { hex: 'nerves' }),
  rule('vapor', 1.15, { swift: 'vapor/vapor vapor' }, { imports: { swift: 'Vapor' } }),
  rule(
    'hummingbird',
    1.1,
    { swift: 'hummingbird-project/hummingbird' },
    { imports: { swift: 'Hummingbird' } },
  ),
  rule(
    'kitura',
    1.1,
    { swift: 'ibm-swift/kitura kitura/kitura' },
    { imports: { swift: 'Kitura' } },
  ),
  rule('perfect', 1.1, { swift: 'perfectlysoft/perfect-httpserver' }),
  rule(
    'swiftui',
    0.9,
    {},
    { applicationsOnly: true, ofPlatform: true, imports: { swift: 'SwiftUI' } },
  ),
  rule(
    'uikit',
    0.85,
    {},
    { applicationsOnly: true, ofPlatform: true, imports: { swift: 'UIKit' } },
  ),
  rule('shiny', 1, {}, { imports: { r: 'shiny' } }),

  // Other languages
  rule('ring', 0.8, { clojars: 'ring ring/ring-core compojure metosin/reitit' }),
  rule('re-frame', 1, { clojars: 're-frame re-frame/re-frame' }),
  rule('yesod', 1.1, { hackage: 'yesod yesod-core' }),
  rule('servant', 1, { hackage: 'servant servant-server' }),
  rule('scotty', 1, { hackage: 'scotty' }),
  rule('kemal', 1.05, { shards: 'kemal' }),
  rule('lucky', 1.15, { shards: 'lucky' }),
  rule('amber', 1.1, { shards: 'amber' }),
  rule('mojolicious', 1.05, { cpan: 'mojolicious' }),
  rule('dancer', 1.05, { cpan: 'dancer dancer2' }),
  rule('catalyst', 1.1, { cpan: 'catalyst catalyst::runtime' }),
  rule('elm', 1, { elm: 'elm/browser elm/html' }, { applicationsOnly: true }),

  // C, C++, things
  rule('gtk', 0.9, { native: 'gtk gtk3 gtk4 gtkmm' }),
  rule('wxwidgets', 1, { native: 'wxwidgets' }),
  rule('ros', 1, { native: 'catkin ament_cmake' }),
  rule(
    'esp-idf',
    1,
    { native: 'espidf include:project.cmake' },
    { files: /^sdkconfig\.defaults$/ },
  ),
  rule('arduino', 1, { native: 'arduino' }, { files: /^(?:[\w-]+\/)?[\w-]+\.ino$/ }),
  rule('zephyr', 1, { native: 'zephyr' }),
  rule('mbed', 1, { native: 'mbed mbed-os' }, { files: /^mbed_app\.json$/ }),
  rule('love', 1, {}, { files: /^conf\.lua$/ }),

  // Operations and sites without code of their own
  rule(
    'ansible',
    1,
    {},
    {
      files:
        /^ansible\.cfg$|^galaxy\.yml$|^roles\/[\w.-]+\/tasks\/main\.ya?ml$|^tasks\/main\.ya?ml$/,
    },
  ),
  rule('serverless', 0.7, { npm: 'serverless' }, { runs: true, files: /^serverless\.ya?ml$/ }),
  rule('aws cdk', 1.1, { npm: 'aws-cdk-lib @aws-cdk/core', pypi: 'aws-cdk-lib' }),
  rule('pulumi', 1.1, { npm: '@pulumi/pulumi', pypi: 'pulumi' }, { applicationsOnly: true }),
  rule(
    'hugo',
    1,
    {},
    {
      files:
        /^(?:[\w-]+\/)?(?:hugo\.(?:toml|ya?ml|json)$|config\/_default\/[\w.-]+\.(?:toml|ya?ml|json)$|archetypes\/default\.md$)|^theme\.toml$/,
    },
  ),
  rule(
    'hugo',
    1,
    {},
    {
      files: /^(?:[\w-]+\/)?config\.(?:toml|ya?ml|json)$/,
      // Others that make sites write `base_url`, or `url`.
      says: /^[ \t{]*["']?baseURL["']?[ \t]*[:=]/im,
    },
  ),
  rule('hardhat', 0.9, { npm: 'hardhat' }, { runs: true, files: /^hardhat\.config\.[cm]?[jt]s$/ }),
  rule('truffle', 0.9, { npm: 'truffle' }, { runs: true, files: /^truffle-config\.js$/ }),
  rule('foundry', 0.9, {}, { files: /^foundry\.toml$/ }),
];

/** Languages in which the code of an ecosystem's packages is written. */
export const ECOSYSTEM_LANGUAGES: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: [
    'javascript',
    'typescript',
    'vue',
    'svelte',
    'astro',
    'html',
    'css',
    'scss',
    'mdx',
    'coffeescript',
    'handlebars',
  ],
  pypi: ['python', 'cython', 'html', 'jinja'],
  maven: ['java', 'kotlin', 'scala', 'groovy', 'html'],
  go: ['go', 'html'],
  cargo: ['rust'],
  rubygems: ['ruby', 'html', 'haml', 'slim', 'css', 'scss'],
  packagist: ['php', 'twig', 'blade', 'html', 'hack'],
  nuget: ['c#', 'f#', 'visual basic .net', 'html'],
  pub: ['dart'],
  hex: ['elixir', 'erlang', 'html'],
  swift: ['swift', 'objective-c', 'leaf'],
  clojars: ['clojure', 'clojurescript', 'html'],
  hackage: ['haskell'],
  shards: ['crystal'],
  cpan: ['perl', 'raku', 'html'],
  elm: ['elm', 'html', 'css'],
  native: ['c', 'c++', 'objective-c', 'objective-c++', 'cuda', 'qml'],
};

/** Python and other tools that carry a version in their own manifests but say nothing of the code. */
export const NEUTRAL_LANGUAGES: ReadonlySet<string> = new Set([
  'shell',
  'dockerfile',
  'makefile',
  'batchfile',
  'powershell',
  'hcl',
  'html',
  'css',
  'scss',
  'sql',
  'yaml',
  'json',
  'markdown',
  'cmake',
]);
