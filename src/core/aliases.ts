/**
 * Canonical names, lower case, and what else people call them, separated by commas. Spellings that
 * differ in case, spaces, hyphens, underscores or dots need no entry of their own, but a canonical
 * name that contains one of these needs an entry, if only with the empty string.
 */

export const LANGUAGE_ALIASES: Readonly<Record<string, string>> = {
  assembly: 'asm',
  'c#': 'csharp,c sharp,cs,dotnet',
  'c++': 'cpp,cplusplus,cxx',
  'common lisp': '',
  'emacs lisp': 'elisp',
  'f#': 'fsharp',
  go: 'golang',
  hcl: 'terraform',
  javascript: 'js,jsx,ecmascript,javascriptreact',
  'jupyter notebook': 'ipynb,jupyter',
  'objective-c': 'objc,obj c',
  'objective-c++': 'objcpp',
  ocaml: '',
  perl: '',
  powershell: 'pwsh',
  'protocol buffer': 'protobuf,proto',
  python: 'py,python3',
  ruby: 'rb',
  rust: 'rs',
  shell: 'bash,sh,zsh,shellscript',
  'standard ml': 'sml',
  typescript: 'ts,tsx,typescriptreact',
  'vim script': 'viml,vim',
  'visual basic .net': 'vb.net,vb',
  yaml: 'yml',
};

export const FRAMEWORK_ALIASES: Readonly<Record<string, string>> = {
  'actix-web': 'actix',
  adonisjs: 'adonis',
  airflow: 'apache airflow',
  angular: 'angular2,@angular/core',
  angularjs: 'angular 1',
  apollo: 'apollo server,apollo client,@apollo/server',
  'asp.net core': 'asp.net,aspnet mvc,asp.net mvc,aspnetcore mvc',
  'aws cdk': 'cdk',
  beam: 'apache beam',
  chi: 'go-chi',
  django: '',
  'django rest framework': 'drf,djangorestframework',
  docusaurus: '',
  ember: 'ember.js',
  express: 'expressjs',
  fastify: 'fastifyjs',
  flink: 'apache flink',
  'google adk': '',
  'graphql yoga': '',
  'cosmos sdk': '',
  'azure functions': '',
  'uni-app': '',
  'web.py': '',
  'python-telegram-bot': '',
  gorilla: 'gorilla mux',
  hapi: 'hapijs,@hapi/hapi',
  'jakarta ee': 'java ee,j2ee',
  'jetpack compose': 'compose',
  koa: 'koajs',
  ktor: '',
  laravel: '',
  lightning: 'pytorch lightning',
  lit: 'lit element',
  nestjs: 'nest,@nestjs/core',
  'next.js': 'next',
  nuxt: 'nuxtjs',
  phoenix: 'phoenix framework',
  preact: '',
  pytorch: 'torch',
  qt: 'pyqt,pyside',
  rails: 'ruby on rails,ror',
  're-frame': '',
  react: 'reactjs',
  'react native': '',
  'scikit-learn': 'sklearn',
  sinatra: '',
  'singer-sdk': 'singer,meltano sdk',
  slim: 'slim framework',
  solid: 'solidjs',
  spark: 'apache spark,pyspark',
  'spring boot': '',
  'spring cloud': '',
  spring: 'spring framework',
  svelte: 'sveltejs',
  sveltekit: '@sveltejs/kit',
  'spark java': '',
  'three.js': '',
  'socket.io': '',
  'discord.js': '',
  'discord.py': '',
  'home assistant': '',
  'akka http': '',
  'zio http': '',
  'compose multiplatform': '',
  'minecraft forge': '',
  'bubble tea': '',
  'go-zero': '',
  'go-kit': '',
  'go-micro': '',
  'kafka streams': '',
  '.net maui': 'maui',
  'uno platform': 'uno',
  'unreal engine': 'unreal,ue4,ue5',
  'esp-idf': 'espidf',
  'semantic kernel': '',
  transformers: 'hugging face transformers',
  'vert.x': '',
  vue: 'vuejs',
  'windows forms': 'winforms',
};

export const DOMAIN_ALIASES: Readonly<Record<string, string>> = {
  ai: 'artificial intelligence',
  analytics: '',
  api: 'apis,web api',
  cli: 'command line,command line tool,terminal',
  'computer vision': '',
  data: 'data science',
  'deep learning': 'dl',
  devops: '',
  devtools: 'developer tools,dev tools,developer tooling',
  frontend: 'front end',
  fullstack: 'full stack',
  game: 'games,gamedev,game development',
  library: 'lib,libraries',
  'machine learning': '',
  microservice: 'microservices',
  ml: '',
  mobile: 'mobile app',
  desktop: 'desktop app',
  rest: 'restful,rest api',
  visualization: 'visualisation,dataviz',
  web: '',
  webapp: 'web app,web application',
  website: 'web site',
};

/** Further languages whose canonical name has separators in it, as linguist writes it. */
export const SPACED_LANGUAGES: readonly string[] = (
  '1c enterprise,2-dimensional array,abap cds,ags script,api blueprint,asn.1,asp.net,' +
  'adblock filter list,adobe font metrics,altium designer,answer set programming,' +
  'ant build system,avro idl,b (formal method),bibtex style,c-objdump,cap cds,cabal config,' +
  'classic asp,closure templates,cloud firestore security rules,conll-u,' +
  'common workflow language,component pascal,cpp-objdump,csound document,csound score,' +
  'cue sheet,d-objdump,digital command language,dns zone,darcs patch,' +
  'debian package control file,directx 3d file,e-mail,edje data collection,figlet font,' +
  'filebench wml,g-code,gcc machine description,game maker language,gemfile.lock,' +
  'genero 4gl,genero per,gerber image,git attributes,git commit,git revision list,' +
  'glyph bitmap distribution format,go checksums,go module,go template,go workspace,' +
  'godot resource,grammatical framework,graph modeling language,graphviz (dot),hosts file,' +
  'igor pro,il assembly,irc log,ignore list,imhex pattern language,imagej macro,inform 7,' +
  'inno setup,jar manifest,java properties,jest snapshot,jetbrains mps,kaitai struct,' +
  'kicad layout,kicad legacy layout,kicad schematic,kolmafia ash,ltspice symbol,' +
  'linear programming,linker script,linux kernel module,livecode script,' +
  'mathematical programming system,microsoft developer studio project,' +
  'microsoft visual studio solution,minizinc data,modula-2,modula-3,' +
  'module management system,monkey c,omnet++ msg,omnet++ ned,object data instance notation,' +
  'objective-j,open policy agent,openedge abl,openstep property list,opentype feature file,' +
  'option list,peg.js,pov-ray sdl,pip requirements,power query,propeller spin,' +
  'protocol buffer text format,public key,pure data,qt script,quartus simulation ip,' +
  'ros interface,rpm spec,raw token data,record jar,redirect rules,regular expression,' +
  'rich text format,robots exclusion rules,rocq prover,routeros script,selinux policy,' +
  'srecode template,shellcheck config,spicedb schema,spline font database,subrip text,' +
  'survex data,ti program,tl-verilog,tsplib data,textmate properties,tor config,' +
  'tree-sitter query,type language,unity3d asset,untyped plutus core,valve data format,' +
  'velocity template language,vespa schema definition,vim snippet,visual basic 6.0,' +
  'wavefront material,wavefront object,web ontology language,webassembly interface type,' +
  'win32 message file,windows registry entries,witcher script,wolfram language,' +
  'world of warcraft addon data,x font directory index,mirc script,pkg-config'
).split(',');
