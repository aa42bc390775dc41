/**
 * Paths of files that nobody of the project wrote by hand or that only explain it, told by their
 * names. The kinds are those of linguist; the expressions are this project's.
 */

const folders = (...names: string[]): string => `(?:^|/)(?:${names.join('|')})/`;

/** Brought in from elsewhere, or made by a tool in a place of its own. */
export const VENDORED = new RegExp(
  [
    folders(
      'vendors?',
      'node_modules',
      'bower_components',
      'jspm_packages',
      'third[-_]?party',
      '3rd[-_]?party',
      'extern(?:al|als)?',
      'dist',
      'Pods',
      'Carthage',
      'Godeps',
      '[\\w.-]+\\.xcframework',
      '[\\w.-]+\\.framework',
      '\\.yarn',
      '\\.vscode',
      '\\.idea',
      '\\.venv',
      'venv',
      'site-packages',
      '__pycache__',
      'testdata',
      'admin_media',
      'cordova/platforms',
      'tiny_?mce',
      'ckeditor',
      'codemirror',
      'highlight(?:\\.?js)?',
      'mathjax',
      'bootswatch',
      'font-?awesome',
      'gradle/wrapper',
      '\\.mvn/wrapper',
    ),
    '^(?:[Dd]eps|[Dd]ependencies|[Tt]ests?/fixtures|[Ss]pecs?/fixtures|_build|debian)/',
    '(?:^|/)cache/',
    // Files that packages of Django bring along and `collectstatic` puts beside the project's own.
    '(?:^|/)(?:static[-_]?(?:files|root)|collected[-_]?static)/.*\\.(?:[cm]?js|css|s[ac]ss|less|html?|map|ts)$',
    '(?:^|/)static/(?:admin|rest_framework|django_extensions|debug_toolbar)/',
    '(?:^|/)(?:configure|config\\.guess|config\\.sub|aclocal\\.m4|ltmain\\.sh|libtool\\.m4|install-sh|missing|depcomp|compile|gradlew|gradlew\\.bat|mvnw|mvnw\\.cmd|rebar3?|waf|get-pip\\.py|ez_setup\\.py|versioneer\\.py|run\\.n)$',
    '(?:^|/)(?:jquery|zepto|prototype|mootools|dojo|yui|ext-all|extjs|modernizr|respond|html5shiv|underscore|backbone|lodash|require|ember|angular|react|react-dom|vue|d3|three|raphael|chart|moment|popper|tether|bootstrap|foundation|normalize|reset|animate|slick|select2|materialize|bulma|semantic|leaflet|knockout|handlebars|mustache|socket\\.io|polyfill|less|coffee-script|swagger-ui|redoc|mermaid|htmx|alpine|sizzle|qunit|jasmine|mocha|prettify|prism|pdf|hammer|gsap|fontawesome|sweetalert|toastr|dropzone|summernote|bootbox)(?:[-._](?:all|core|dev|full|slim|bundle|theme|ui|mobile|migrate|validate(?:[-.]unobtrusive)?|unobtrusive-ajax|production|development|vsdoc|intellisense|resource|route|animate|sanitize|cookies|touch|grid|reboot|responsive|\\d\\w*))*(?:\\.min|\\.slim|\\.pack)*\\.(?:js|css|scss|less|mjs)$',
    '\\.d\\.ts$',
    '\\.(?:vsdoc|intellisense)\\.js$',
  ].join('|'),
  // Names of folders are compared as they are written: Vendor/ of an application is its own code.
);

/** Where sources of the JVM lie by their packages, whose names say nothing of who wrote them. */
export const BY_PACKAGE =
  /(?:^|\/)src\/(?:main|test|\w+(?:Main|Test))\/(?:java|kotlin|scala|groovy|clojure)\//;

/** Where many keep what others wrote, and others what they wrote themselves. */
export const MAYBE_VENDORED = /(?:^|\/)(?:libs|submodules|contrib|bundled)\/[^/]+\//;

/** Files that the tool of a framework puts beside the code, below the folder of its manifest. */
export const SCAFFOLDS: readonly { manifest: string; made: RegExp }[] = [
  {
    manifest: 'pubspec.yaml',
    made: /^(?:(?:windows|linux|macos|ios)\/(?:[Rr]unner|[Ff]lutter|RunnerTests)\/|(?:windows|linux)\/(?:CMakeLists\.txt|main\.cc|my_application\.(?:cc|h))$|web\/index\.html$|android\/.*\/MainActivity\.(?:kt|java)$)/,
  },
];

/** Written to explain the project. */
export const DOCUMENTATION =
  /^(?:[Dd]ocs?|[Mm]an|[Ee]xamples?|[Dd]emos?|[Ss]amples?)\/|(?:^|\/)(?:[Dd]ocumentation|[Gg]roovydoc|[Jj]avadoc)\/|(?:^|\/)(?:CHANGE(?:S|LOG)?|CITATIONS?|CONTRIBUTING|COPYING|INSTALL|LICEN[CS]E|README|[Rr]eadme)(?:\.[\w.]+)?$/;

/** Made by a tool, told by the name. */
export const GENERATED_NAME = new RegExp(
  [
    '\\.min\\.(?:js|css|mjs)$',
    '[-.](?:bundle|chunk|umd)\\.(?:js|css)$',
    '\\.(?:js|css)\\.map$',
    // A build puts a hash of the content into the name.
    '(?:^|/)(?:build|dist|assets|static|public)/(?:.*/)?[\\w.-]+[-.](?=[a-z]*\\d)[\\da-f]{8,32}\\.(?:js|css|mjs)$',
    '\\.(?:pb|pb\\.gw|gen|generated|zz_generated\\.\\w+)\\.go$',
    '(?:^|/)(?:zz_generated|bindata|wire_gen|mock_\\w+)[\\w.]*\\.go$',
    '_pb2(?:_grpc)?\\.pyi?$',
    '(?:\\.pb|_pb|_grpc_pb|\\.pb-c)\\.(?:cc|c|h|js|ts|rb|swift)$',
    '_pb\\.rb$',
    '\\.(?:g|freezed|gr|mocks|config|pb|pbenum|pbjson|pbserver)\\.dart$',
    '\\.(?:designer|Designer|g|g\\.i)\\.(?:cs|vb)$',
    '\\.(?:generated|gen)\\.\\w+$',
    '\\.xcodeproj/|\\.nib$|\\.xcworkspacedata$',
    '(?:^|/)(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lock|composer\\.lock|Cargo\\.lock|Gemfile\\.lock|poetry\\.lock|Pipfile\\.lock|uv\\.lock|pdm\\.lock|mix\\.lock|go\\.sum|pubspec\\.lock|Podfile\\.lock|packages\\.lock\\.json|flake\\.lock|deno\\.lock|\\.pnp\\.c?js)$',
    '(?:^|/)(?:__generated__|generated|\\.next|\\.nuxt|\\.svelte-kit|\\.dart_tool|target/generated-sources)/',
    '(?:^|/)db/schema\\.rb$',
    '__recorded__|\\.snap$',
  ].join('|'),
);

/** Made by a tool, told by the first lines. */
export const GENERATED_HEADER =
  /code generated\b[^\n]*\bdo not edit|(?:automatically|auto-?) ?generated|@generated\b|<auto-?generated|generated by (?:the protocol buffer compiler|protoc|swagger|openapi|bison|flex|re2c|thrift|antlr|grpc|jooq|cython|parcel|webpack|typescript|coffeescript|pegjs|peg\.js|jison|haxe|apache)|(?:^|\n)[^\n\w]*do not edit|this file (?:is|was) (?:auto-?)?generated/i;
