import assert from 'node:assert/strict';
import { profileOf } from './profileOf';

/** Text of a file, or its size where nobody reads it. */
type Content = string | number;

interface Kind {
  /** What people would say that it is. */
  what: string;
  /** Language, framework and domain, with `|` between answers that are as good, `none` for none. */
  is: [language: string, framework: string, domain: string];
  files: Record<string, Content>;
}

const json = (value: unknown): string => JSON.stringify(value);
const many = (count: number, path: (i: number) => string, size = 1_500): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [path(i), size]));

/**
 * Projects as they are usually laid out, of kinds and frameworks that are in use; none is a real
 * one. What each is was written down before it was tried.
 */
const KINDS: Kind[] = [
  {
    what: 'a Spring Boot REST service built with Gradle',
    is: ['java', 'spring boot', 'api'],
    files: {
      'build.gradle':
        "plugins {\n id 'java'\n id 'org.springframework.boot' version '3.2.1'\n id 'io.spring.dependency-management' version '1.1.4'\n}\ndependencies {\n implementation 'org.springframework.boot:spring-boot-starter-web'\n implementation 'org.springframework.boot:spring-boot-starter-data-jpa'\n testImplementation 'org.springframework.boot:spring-boot-starter-test'\n}",
      'settings.gradle': "rootProject.name = 'conduit'",
      'README.md':
        '# Conduit backend\n\nExample of a backend with JWT authentication, CRUD and paging, exposing a RESTful API.',
      ...many(20, (i) => `src/main/java/io/conduit/api/A${i}.java`),
      'src/main/resources/application.properties': 300,
    },
  },
  {
    what: 'a server-rendered Spring MVC application with Maven',
    is: ['java', 'spring boot', 'web'],
    files: {
      'pom.xml':
        '<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.1.0</version></parent><groupId>org.clinic</groupId><artifactId>clinic</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-thymeleaf</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>',
      'README.md': '# Clinic sample application\n\nRun it locally and open your browser.',
      ...many(12, (i) => `src/main/java/org/clinic/C${i}.java`),
      ...many(9, (i) => `src/main/resources/templates/owners/p${i}.html`, 500),
    },
  },
  {
    what: 'a NestJS sample with TypeORM',
    is: ['typescript', 'nestjs', 'api'],
    files: {
      'package.json': json({
        name: 'nest-conduit',
        version: '2.0.0',
        description: 'A backend for articles',
        author: 'someone',
        license: 'MIT',
        scripts: { start: 'node index.js', test: 'jest' },
        dependencies: {
          '@nestjs/common': '^10',
          '@nestjs/core': '^10',
          '@nestjs/typeorm': '^10',
          express: '^4',
        },
        devDependencies: { typescript: '5' },
      }),
      'nest-cli.json': '{}',
      'README.md': '# Conduit in NestJS\n\n## Getting started\n\nAPI docs at /docs',
      ...many(14, (i) => `src/article/a${i}.ts`),
    },
  },
  {
    what: 'a Django REST back end',
    is: ['python', 'django', 'api'],
    files: {
      'requirements.txt':
        'Django==4.2\ndjangorestframework==3.14\nPyJWT==2.4\ndjango-cors-headers==3\n',
      'manage.py': 300,
      'README.md': '# Conduit Django\n\nA codebase with an API for articles, comments and follows.',
      ...many(15, (i) => `conduit/apps/articles/m${i}.py`),
    },
  },
  {
    what: 'a Rails application that is only an API',
    is: ['ruby', 'rails', 'api'],
    files: {
      Gemfile:
        "source 'https://rubygems.org'\ngem 'rails', '~> 7.1'\ngem 'pg'\ngem 'jbuilder'\ngem 'devise'\n",
      'config/application.rb': 'config.api_only = true',
      'config/routes.rb': 200,
      'README.md': '# Conduit\n\nRuby on Rails API for a blogging platform.',
      ...many(9, (i) => `app/controllers/c${i}_controller.rb`),
      ...many(6, (i) => `app/models/m${i}.rb`),
      'bin/rails': 50,
    },
  },
  {
    what: 'a Rails site with views',
    is: ['ruby', 'rails', 'web'],
    files: {
      Gemfile:
        "gem 'rails', '7.0.4'\ngem 'turbo-rails'\ngem 'puma'\ngroup :development, :test do\n gem 'rspec-rails'\nend\n",
      'package.json': json({
        name: 'app',
        private: true,
        dependencies: { '@hotwired/turbo-rails': '7' },
      }),
      'config/application.rb': 300,
      'README.md':
        '# Ruby on Rails sample application\n\nThe reference application of the tutorial.',
      ...many(12, (i) => `app/controllers/c${i}.rb`),
      ...many(14, (i) => `app/views/users/v${i}.html.erb`, 300),
    },
  },
  {
    what: 'a plugin for Rails that others install',
    is: ['ruby', 'rails|none', 'library'],
    files: {
      'paginate.gemspec':
        "Gem::Specification.new do |s|\n s.name = 'paginate'\n s.summary = 'Pagination for Rails and others'\n s.add_dependency 'activesupport', '>= 3'\n s.add_dependency 'actionview', '>= 3'\nend",
      Gemfile: "gemspec\ngem 'rails'\n",
      'README.md':
        '# Paginate\n\nA scope and engine based paginator for web frameworks and ORMs. Add it to your Gemfile.',
      ...many(12, (i) => `lib/paginate/p${i}.rb`),
    },
  },
  {
    what: 'a Sinatra application',
    is: ['ruby', 'sinatra', 'web|api'],
    files: {
      Gemfile: "gem 'sinatra'\ngem 'sequel'\ngem 'rack'\n",
      'app.rb': 4000,
      'README.md': '# Pastes\n\nA small web application to share snippets.',
      ...many(5, (i) => `views/p${i}.erb`, 300),
    },
  },
  {
    what: 'a gem of the command line',
    is: ['ruby', 'none', 'cli|devtools'],
    files: {
      'remind.gemspec':
        "Gem::Specification.new do |spec|\n spec.name = 'remind'\n spec.summary = 'Command line tool for reminders'\n spec.executables = ['remind']\n spec.add_runtime_dependency 'thor'\nend",
      'README.md': '# remind\n\nA command line tool that keeps reminders.',
      'exe/remind': '#!/usr/bin/env ruby\n',
      ...many(7, (i) => `lib/remind/r${i}.rb`),
    },
  },
  {
    what: 'a Laravel application with Vue pages',
    is: ['php', 'laravel', 'web'],
    files: {
      'composer.json': json({
        name: 'laravel/laravel',
        type: 'project',
        description: 'The skeleton application for the Laravel framework.',
        keywords: ['laravel', 'framework'],
        require: { php: '^8.1', 'laravel/framework': '^10', 'inertiajs/inertia-laravel': '^0.6' },
      }),
      'package.json': json({
        private: true,
        devDependencies: { vue: '^3', vite: '^4', 'laravel-vite-plugin': '0.7' },
      }),
      artisan: 200,
      'README.md': '# Ping CRM\n\nA demo application to illustrate how Inertia.js works.',
      ...many(25, (i) => `app/Http/Controllers/C${i}.php`),
      ...many(10, (i) => `resources/js/Pages/P${i}.vue`),
    },
  },
  {
    what: 'a PHP library',
    is: ['php', 'none', 'library'],
    files: {
      'composer.json': json({
        name: 'acme/money',
        description: 'Immutable money value object',
        keywords: ['money', 'currency'],
        license: 'MIT',
        require: { php: '>=8.1' },
        'require-dev': { 'phpunit/phpunit': '^10', 'symfony/framework-bundle': '^6' },
        autoload: { 'psr-4': { 'Acme\\Money\\': 'src/' } },
      }),
      'README.md':
        '# Money\n\nPHP implementation of the money pattern.\n\n```\ncomposer require acme/money\n```',
      ...many(15, (i) => `src/M${i}.php`),
      ...many(15, (i) => `tests/M${i}Test.php`, 700),
    },
  },
  {
    what: 'a plugin for WordPress',
    is: ['php', 'wordpress', 'web|library|cms'],
    files: {
      'contact-box.php':
        '<?php\n/**\n * Plugin Name: Contact Box\n * Version: 1.2\n */\nadd_action("init", "x");\n',
      'readme.txt':
        '=== Contact Box ===\nContributors: someone\nTags: contact, form\nRequires at least: 5.0\nTested up to: 6.4\n\nJust another contact form for WordPress. Simple but flexible.',
      ...many(12, (i) => `includes/c${i}.php`),
      'admin/style.css': 400,
    },
  },
  {
    what: 'a Symfony bundle',
    is: ['php', 'symfony', 'library|web'],
    files: {
      'composer.json': json({
        name: 'acme/menu-bundle',
        type: 'symfony-bundle',
        description: 'Menus for Symfony',
        require: { php: '^8.0', 'symfony/framework-bundle': '^5.4 | ^6.0' },
      }),
      'README.md': '# Menu bundle\n\nThis bundle integrates menus into Symfony.',
      ...many(14, (i) => `src/M${i}.php`),
    },
  },
  {
    what: 'a Gin service',
    is: ['go', 'gin', 'api'],
    files: {
      'go.mod':
        'module github.com/someone/golang-conduit\n\ngo 1.21\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.1\n\tgorm.io/gorm v1.25.0\n)\n',
      'main.go': 'package main\n',
      'README.md': '# Conduit with Gin\n\nExample app containing real world examples (CRUD, auth).',
      ...many(10, (i) => `articles/a${i}.go`),
    },
  },
  {
    what: 'a Go library',
    is: ['go', 'none', 'library'],
    files: {
      'go.mod': 'module github.com/someone/decimal\n\ngo 1.19\n',
      'README.md':
        '# decimal\n\nArbitrary-precision fixed-point decimal numbers in Go.\n\n`go get github.com/someone/decimal`',
      'decimal.go': 60_000,
      'decimal_test.go': 80_000,
    },
  },
  {
    what: 'a program for the terminal in Go',
    is: ['go', 'none', 'cli|devtools'],
    files: {
      'go.mod':
        'module github.com/someone/find\n\nrequire (\n\tgithub.com/spf13/cobra v1.7.0\n\tgithub.com/mattn/go-isatty v0.0.19\n)\n',
      'main.go': 300,
      'README.md': '# find\n\nA general-purpose command-line fuzzy finder.',
      ...many(15, (i) => `src/f${i}.go`),
    },
  },
  {
    what: 'microservices in Go with gRPC',
    is: ['go', 'none|go-kit', 'microservice'],
    files: {
      'README.md':
        '# Hipster shop\n\nA cloud-first microservices demo application of 5 services that talk over gRPC.',
      'src/cart/go.mod': 'module cart\n\nrequire google.golang.org/grpc v1.60.0\n',
      'src/cart/main.go': 'package main',
      'src/cart/Dockerfile': 'FROM golang:1.21\n',
      'src/pay/go.mod': 'module pay\n\nrequire google.golang.org/grpc v1.60.0\n',
      'src/pay/main.go': 'package main',
      'src/pay/Dockerfile': 'FROM golang:1.21\n',
      'src/ship/go.mod': 'module ship\n\nrequire google.golang.org/grpc v1.60.0\n',
      'src/ship/main.go': 9_000,
      'src/ship/Dockerfile': 'FROM golang:1.21\n',
      'pb/demo.proto': 4_000,
    },
  },
  {
    what: 'an Axum service',
    is: ['rust', 'axum', 'api'],
    files: {
      'Cargo.toml':
        '[package]\nname = "conduit-axum"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\naxum = "0.7"\ntokio = { version = "1", features = ["full"] }\nsqlx = "0.7"\nclap = { version = "4", features = ["env"] }\n',
      'src/main.rs': 1_000,
      ...many(8, (i) => `src/http/h${i}.rs`),
      'README.md':
        '# Conduit in Axum and SQLx\n\nA real-world sized application, fully documented.',
    },
  },
  {
    what: 'a crate',
    is: ['rust', 'none', 'library'],
    files: {
      'Cargo.toml':
        '[package]\nname = "smallset"\nversion = "1.0.0"\ndescription = "Sets that live on the stack"\nlicense = "MIT"\nrepository = "https://github.com/someone/smallset"\nkeywords = ["set"]\n\n[dependencies]\nserde = { version = "1", optional = true }\n\n[dev-dependencies]\ncriterion = "0.5"\n',
      'src/lib.rs': 30_000,
      'benches/b.rs': 900,
      'README.md': '# smallset\n\nSets that live on the stack.',
    },
  },
  {
    what: 'a command in Rust',
    is: ['rust', 'none', 'cli'],
    files: {
      'Cargo.toml':
        '[package]\nname = "lister"\nversion = "1.0.0"\ndescription = "A modern replacement for ls"\nlicense = "MIT"\nrepository = "https://github.com/someone/lister"\ncategories = ["command-line-utilities"]\n\n[dependencies]\nclap = "4"\n',
      'src/main.rs': 3_000,
      ...many(12, (i) => `src/l${i}.rs`),
      'README.md': '# lister\n\nA modern replacement for ls with colours and icons.',
    },
  },
  {
    what: 'a game with Bevy',
    is: ['rust', 'bevy', 'game'],
    files: {
      'Cargo.toml': '[package]\nname = "asteroids"\n[dependencies]\nbevy = "0.13"\nrand = "0.8"\n',
      'src/main.rs': 4_000,
      'README.md': '# Asteroids\n\nA clone made with Bevy.',
    },
  },
  {
    what: 'a desktop program with Tauri',
    is: ['typescript|rust', 'tauri', 'desktop'],
    files: {
      'package.json': json({
        name: 'notes',
        private: true,
        dependencies: { '@tauri-apps/api': '^1.5', react: '^18', 'react-dom': '^18' },
        devDependencies: { '@tauri-apps/cli': '1', vite: '5' },
      }),
      'src-tauri/Cargo.toml':
        '[package]\nname = "notes"\n[dependencies]\ntauri = { version = "1.5", features = [] }\n',
      'src-tauri/src/main.rs': 2_000,
      ...many(10, (i) => `src/c${i}.tsx`),
      'README.md': '# Notes\n\nA note-taking app for your desktop.',
    },
  },
  {
    what: 'a desktop program with Electron and React',
    is: ['javascript|typescript', 'electron', 'desktop'],
    files: {
      'package.json': json({
        name: 'player',
        productName: 'Player',
        main: './src/main.js',
        description: 'A music player',
        scripts: { start: 'electron .' },
        dependencies: { react: '18', 'react-dom': '18' },
        devDependencies: { electron: '28', 'electron-builder': '24' },
      }),
      ...many(12, (i) => `src/p${i}.js`),
      'README.md': '# Player\n\nA desktop music player for Windows, macOS and Linux.',
    },
  },
  {
    what: 'an application of Expo',
    is: ['javascript|typescript', 'expo|react native', 'mobile'],
    files: {
      'package.json': json({
        name: 'todo',
        private: true,
        main: 'expo/AppEntry.js',
        dependencies: { expo: '~50', react: '18.2', 'react-native': '0.73' },
      }),
      'App.js': 2_000,
      'app.json': '{}',
      ...many(7, (i) => `screens/S${i}.js`),
      'README.md': '# Todo\n',
    },
  },
  {
    what: 'an application of bare React Native',
    is: ['javascript|typescript', 'react native', 'mobile'],
    files: {
      'package.json': json({
        name: 'Feed',
        private: true,
        scripts: { android: 'react-native run-android', start: 'react-native start' },
        dependencies: { react: '18.2', 'react-native': '0.72.0', 'react-redux': '8' },
      }),
      'android/app/build.gradle':
        'apply plugin: "com.android.application"\ndependencies { implementation "com.facebook.react:react-android" }',
      'android/app/src/main/AndroidManifest.xml': 900,
      'android/app/src/main/java/com/feed/MainActivity.java': 900,
      'ios/Feed/AppDelegate.mm': 1_200,
      'ios/Podfile': 300,
      ...many(14, (i) => `src/c${i}.js`),
      'README.md': '# Feed\n\nA feed reader.',
    },
  },
  {
    what: 'a Flutter application',
    is: ['dart', 'flutter', 'mobile'],
    files: {
      'pubspec.yaml':
        'name: wallet\ndescription: A new Flutter project.\npublish_to: none\ndependencies:\n  flutter:\n    sdk: flutter\n  provider: ^6.0.0\n',
      ...many(16, (i) => `lib/ui/u${i}.dart`),
      'android/app/build.gradle': "apply plugin: 'com.android.application'\n",
      'android/app/src/main/AndroidManifest.xml': 700,
      'ios/Runner/AppDelegate.swift': 300,
      'README.md': '# wallet\n\nTrack your spending.',
    },
  },
  {
    what: 'a package for Flutter',
    is: ['dart', 'flutter', 'library'],
    files: {
      'pubspec.yaml':
        'name: shimmer_box\ndescription: A widget with a shimmer effect.\nhomepage: https://example.com\nversion: 2.0.0\ndependencies:\n  flutter:\n    sdk: flutter\n',
      'lib/shimmer_box.dart': 6_000,
      'example/lib/main.dart': 2_000,
      'example/pubspec.yaml': 'name: example\ndependencies:\n  flutter:\n    sdk: flutter\n',
      'README.md':
        '# shimmer_box\n\nA package that gives an easy way to add a shimmer effect in a Flutter project.',
    },
  },
  {
    what: 'an iOS application in SwiftUI',
    is: ['swift', 'swiftui', 'mobile'],
    files: {
      'Recipes.xcodeproj/project.pbxproj': 30_000,
      'Recipes/RecipesApp.swift': 'import SwiftUI\n\n@main\nstruct RecipesApp: App {}\n',
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [
          `Recipes/Views/V${i}.swift`,
          'import SwiftUI\n\nstruct V: View {}\n',
        ]),
      ),
      'README.md': '# Recipes\n\nAn iOS app for recipes.',
    },
  },
  {
    what: 'a Swift package',
    is: ['swift', 'none', 'library'],
    files: {
      'Package.swift':
        '// swift-tools-version:5.5\nlet package = Package(name: "Keychain", products: [.library(name: "Keychain", targets: ["Keychain"])], targets: [.target(name: "Keychain")])',
      'Sources/Keychain/Keychain.swift': 'import Foundation\nimport Security\n',
      'Tests/KeychainTests/K.swift': 900,
      'Keychain.xcodeproj/project.pbxproj': 20_000,
      'README.md': '# Keychain\n\nA simple Swift wrapper for Keychain that works on iOS and macOS.',
    },
  },
  {
    what: 'an Android library',
    is: ['java|kotlin', 'android', 'library|mobile'],
    files: {
      'build.gradle':
        "buildscript { dependencies { classpath 'com.android.tools.build:gradle:8.0.0' } }",
      'settings.gradle': "include ':library', ':sample'",
      'library/build.gradle':
        "apply plugin: 'com.android.library'\napply plugin: 'maven-publish'\n",
      'library/src/main/AndroidManifest.xml': 200,
      ...many(10, (i) => `library/src/main/java/com/acme/V${i}.java`),
      'sample/build.gradle': "apply plugin: 'com.android.application'\n",
      'README.md':
        '# CircleView\n\nA circular image view for Android, perfect for profile images.\n\n```\nimplementation "com.acme:circleview:3.1"\n```',
    },
  },
  {
    what: 'a Ktor service',
    is: ['kotlin', 'ktor', 'api'],
    files: {
      'build.gradle.kts':
        'plugins {\n application\n kotlin("jvm") version "1.9.0"\n id("io.ktor.plugin") version "2.3.7"\n}\ndependencies {\n implementation("io.ktor:ktor-server-core-jvm")\n implementation("io.ktor:ktor-server-netty-jvm")\n}',
      ...many(8, (i) => `src/main/kotlin/com/acme/R${i}.kt`),
      'README.md': '# Conduit in Kotlin\n\nCRUD with Ktor and Exposed.',
    },
  },
  {
    what: 'an ASP.NET Core application with Razor pages',
    is: ['c#', 'asp.net core', 'web'],
    files: {
      'Shop.sln': 'Project("{X}") = "Web", "src\\Web\\Web.csproj", "{1}"\n',
      'src/Web/Web.csproj':
        '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore" Version="8.0.0"/></ItemGroup></Project>',
      'src/Core/Core.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>',
      ...many(20, (i) => `src/Core/Services/S${i}.cs`),
      ...many(12, (i) => `src/Web/Pages/Basket/P${i}.cshtml`, 400),
      'README.md': '# Shop\n\nSample reference application, powered by ASP.NET Core.',
    },
  },
  {
    what: 'a .NET library',
    is: ['c#', 'none', 'library'],
    files: {
      'Mapper.sln': 100,
      'src/Mapper/Mapper.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>netstandard2.0;net6.0</TargetFrameworks><PackageTags>mapping</PackageTags><Description>Maps objects</Description></PropertyGroup></Project>',
      ...many(20, (i) => `src/Mapper/M${i}.cs`),
      'test/Mapper.Tests/Mapper.Tests.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="17"/></ItemGroup></Project>',
      'README.md': '# Mapper\n\nAn object-object mapper.\n\n`Install-Package Mapper`',
    },
  },
  {
    what: 'a Blazor application',
    is: ['c#|html', 'blazor', 'web|frontend'],
    files: {
      'Client/Client.csproj':
        '<Project Sdk="Microsoft.NET.Sdk.BlazorWebAssembly"><ItemGroup><PackageReference Include="Microsoft.AspNetCore.Components.WebAssembly" Version="8.0.0"/></ItemGroup></Project>',
      ...many(9, (i) => `Client/Pages/P${i}.razor`),
      ...many(9, (i) => `Client/Services/S${i}.cs`),
      'README.md': '# Pizza\n\nA pizza store app.',
    },
  },
  {
    what: 'a WPF program',
    is: ['c#', 'wpf', 'desktop'],
    files: {
      'Editor/Editor.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>WinExe</OutputType><TargetFramework>net8.0-windows</TargetFramework><UseWPF>true</UseWPF></PropertyGroup></Project>',
      ...many(12, (i) => `Editor/V${i}.cs`),
      ...many(6, (i) => `Editor/V${i}.xaml`, 600),
      'README.md': '# Editor\n\nA tool to edit pictures on Windows.',
    },
  },
  {
    what: 'a game in Unity',
    is: ['c#', 'unity', 'game'],
    files: {
      'ProjectSettings/ProjectVersion.txt': 'm_EditorVersion: 2022.3\n',
      'Packages/manifest.json': '{}',
      ...many(25, (i) => `Assets/Scripts/S${i}.cs`),
      'README.md': '# Runner\n\nAn endless runner.',
    },
  },
  {
    what: 'a game in Godot',
    is: ['gdscript', 'godot', 'game'],
    files: {
      'project.godot': 'config_version=5\n',
      ...many(12, (i) => `scripts/s${i}.gd`),
      'README.md': '# Dungeon\n',
    },
  },
  {
    what: 'a game with pygame',
    is: ['python', 'pygame', 'game'],
    files: {
      'requirements.txt': 'pygame==2.5.2\n',
      'main.py': 'import pygame\n',
      ...many(5, (i) => `g${i}.py`),
      'README.md': '# Snake\n\nThe classic, in Python.',
    },
  },
  {
    what: 'code of a paper on PyTorch with a requirements file',
    is: ['python', 'pytorch', 'ml'],
    files: {
      'requirements.txt': 'torch>=1.8\ntorchvision\nnumpy\ntqdm\ntensorboard\n',
      'train.py': 'import torch\n',
      'models/net.py': 'import torch.nn as nn\n',
      ...many(6, (i) => `utils/u${i}.py`),
      'README.md':
        '# Swift Net\n\nOfficial implementation of “Swift Net: faster image restoration”. Pretrained models are here.',
    },
  },
  {
    what: 'code of a paper without a manifest, in notebooks and scripts, on Keras',
    is: ['python', 'keras|tensorflow', 'ml'],
    files: {
      'model.py': 'from keras.models import Model\nimport numpy as np\n'.repeat(20),
      'train.py': 'from keras.optimizers import Adam\nimport tensorflow as tf\n'.repeat(20),
      'data.py':
        'import numpy as np\nfrom keras.preprocessing.image import ImageDataGenerator\n'.repeat(20),
      'README.md':
        '# Implementation of a segmentation network\n\nThe architecture was inspired by a paper on biomedical image segmentation.',
    },
  },
  {
    what: 'lessons on data analysis in notebooks',
    is: ['python|jupyter notebook', 'none|pandas|numpy', 'data'],
    files: {
      ...Object.fromEntries(
        Array.from({ length: 6 }, (_, i) => [
          `notebooks/0${i}.ipynb`,
          json({
            metadata: { kernelspec: { language: 'python' } },
            cells: [
              {
                cell_type: 'code',
                source: ['import pandas as pd\n', 'import numpy as np\n', 'df.head()\n'],
              },
            ],
          }),
        ]),
      ),
      'environment.yml': 'dependencies:\n  - python=3.10\n  - pandas\n  - numpy\n  - matplotlib\n',
      'README.md': '# Handbook\n\nNotebooks on data science: pandas, plots and statistics.',
    },
  },
  {
    what: 'a Dash application',
    is: ['python', 'dash', 'data'],
    files: {
      'requirements.txt': 'dash==2.14\npandas==2.1\ngunicorn\n',
      'app.py': 4_000,
      'assets/s.css': 400,
      'README.md': '# Oil and gas\n\nThis is a demo of the Dash interactive Python framework.',
    },
  },
  {
    what: 'a project of dbt',
    is: ['sql|python', 'dbt', 'etl|data'],
    files: {
      'dbt_project.yml': 'name: jaffle\nversion: 1.0\n',
      ...many(8, (i) => `models/staging/m${i}.sql`),
      'seeds/raw.csv': 4_000,
      'README.md':
        '# Jaffle\n\nA dbt project for a fictional shop, to test transformations of raw data.',
    },
  },
  {
    what: 'flows of Prefect',
    is: ['python', 'prefect', 'etl|data'],
    files: {
      'pyproject.toml': '[project]\nname = "flows"\ndependencies = ["prefect>=2.14", "pandas"]\n',
      ...many(5, (i) => `flows/f${i}.py`),
      'README.md': '# Flows\n\nOur data pipelines, scheduled with Prefect.',
    },
  },
  {
    what: 'a library of machine learning on scikit-learn',
    is: ['python', 'scikit-learn', 'ml|library'],
    files: {
      'setup.py':
        "from setuptools import setup\nsetup(name='resample', description='Toolbox for imbalanced datasets in machine learning', install_requires=['numpy', 'scipy', 'scikit-learn>=1.0'], classifiers=['Topic :: Scientific/Engineering'])",
      ...many(12, (i) => `resample/r${i}.py`),
      'README.rst':
        'resample\n========\n\nA Python package with re-sampling techniques for datasets with class imbalance. It is compatible with scikit-learn.',
    },
  },
  {
    what: 'a client library in Python',
    is: ['python', 'none', 'library'],
    files: {
      'pyproject.toml':
        '[project]\nname = "paykit"\ndescription = "Python bindings for the Paykit API"\nclassifiers = ["Programming Language :: Python :: 3"]\ndependencies = ["requests>=2.20"]\n',
      ...many(14, (i) => `paykit/api/r${i}.py`),
      'README.md':
        '# Paykit Python library\n\nConvenient access to the Paykit API from applications written in Python.\n\n    pip install paykit',
    },
  },
  {
    what: 'an extension of Flask',
    is: ['python', 'flask', 'library|web|api'],
    files: {
      'setup.py':
        "setup(name='Flask-Limit', description='Rate limiting for Flask', install_requires=['Flask>=2'], classifiers=['Framework :: Flask', 'Environment :: Web Environment'])",
      ...many(5, (i) => `flask_limit/l${i}.py`),
      'README.rst': 'Flask-Limit\n===========\n\nAdds rate limiting to Flask applications.',
    },
  },
  {
    what: 'a formatter of code',
    is: ['python', 'none', 'devtools|cli'],
    files: {
      'pyproject.toml':
        '[project]\nname = "tidy"\ndescription = "The strict code formatter."\nclassifiers = ["Environment :: Console", "Topic :: Software Development :: Quality Assurance"]\ndependencies = ["click>=8"]\n[project.scripts]\ntidy = "tidy:main"\n[project.optional-dependencies]\nd = ["aiohttp>=3.10"]\n',
      ...many(14, (i) => `src/tidy/t${i}.py`),
      'README.md': '# Tidy\n\nThe strict Python code formatter.',
    },
  },
  {
    what: 'a rule set for ESLint',
    is: ['javascript|typescript', 'none', 'devtools|library'],
    files: {
      'package.json': json({
        name: 'eslint-plugin-orderly',
        main: 'lib/index.js',
        keywords: ['eslint', 'eslintplugin'],
        peerDependencies: { eslint: '>=8' },
      }),
      ...many(14, (i) => `lib/rules/r${i}.js`),
      'README.md':
        '# eslint-plugin-orderly\n\nESLint rules for order.\n\n    npm install --save-dev eslint-plugin-orderly',
    },
  },
  {
    what: 'an extension of VS Code',
    is: ['typescript', 'none', 'devtools'],
    files: {
      'package.json': json({
        name: 'todo-tree',
        displayName: 'Todos',
        engines: { vscode: '^1.80.0' },
        main: './dist/extension.js',
        contributes: {},
        categories: ['Other'],
        devDependencies: { '@types/vscode': '1' },
      }),
      ...many(9, (i) => `src/t${i}.ts`),
      'README.md': '# Todos\n\nShows the TODO comments of your code in a tree.',
    },
  },
  {
    what: 'a bundle-less library for dates',
    is: ['javascript|typescript', 'none', 'library'],
    files: {
      'package.json': json({
        name: 'daylight',
        main: 'dist/index.js',
        types: 'index.d.ts',
        keywords: ['date'],
        devDependencies: { rollup: '3', react: '18', express: '4' },
      }),
      ...many(14, (i) => `src/d${i}.js`),
      'README.md': '# daylight\n\nA minimalist library that parses, validates and displays dates.',
    },
  },
  {
    what: 'components for React that others install',
    is: ['typescript', 'react', 'library|frontend|ui'],
    files: {
      'package.json': json({
        name: '@acme/select',
        version: '5.0.0',
        main: 'dist/index.js',
        module: 'dist/index.mjs',
        types: 'dist/index.d.ts',
        files: ['dist'],
        peerDependencies: { react: '>=16', 'react-dom': '>=16' },
        devDependencies: { react: '18', next: '14', storybook: '7' },
      }),
      ...many(12, (i) => `src/S${i}.tsx`),
      'README.md': '# Select\n\nThe select control for React.',
    },
  },
  {
    what: 'a package for Vue',
    is: ['javascript|typescript|vue', 'vue', 'library|frontend|ui'],
    files: {
      'package.json': json({
        name: 'vue-drag',
        version: '4.0.0',
        main: 'dist/vue-drag.js',
        files: ['dist'],
        peerDependencies: { vue: '^3.0.1' },
      }),
      ...many(6, (i) => `src/d${i}.js`),
      'README.md': '# vue-drag\n\nVue component that allows drag-and-drop in lists.',
    },
  },
  {
    what: 'a Nuxt site',
    is: ['vue|typescript|javascript', 'nuxt', 'web|frontend'],
    files: {
      'package.json': json({
        name: 'movies',
        private: true,
        scripts: { dev: 'nuxi dev' },
        devDependencies: { nuxt: '^3.9', '@unocss/nuxt': '1' },
      }),
      'nuxt.config.ts': 'export default {}\n',
      ...many(14, (i) => `components/C${i}.vue`),
      'README.md': '# Movies\n\nA universal movies app.',
    },
  },
  {
    what: 'a page in Svelte with Vite',
    is: ['svelte|javascript|typescript', 'svelte', 'frontend|web'],
    files: {
      'package.json': json({
        name: 'conduit-svelte',
        private: true,
        devDependencies: { svelte: '^4', vite: '^5', '@sveltejs/vite-plugin-svelte': '3' },
      }),
      ...many(14, (i) => `src/C${i}.svelte`),
      'README.md': '# Conduit in Svelte\n',
    },
  },
  {
    what: 'an application of Gatsby',
    is: ['javascript|typescript', 'gatsby', 'web|website|frontend'],
    files: {
      'package.json': json({
        name: 'gatsby-starter-blog',
        private: true,
        dependencies: { gatsby: '^5', react: '^18', 'gatsby-source-filesystem': '5' },
      }),
      'gatsby-config.js': 800,
      ...many(7, (i) => `src/components/c${i}.js`),
      'content/blog/hello.md': 900,
      'README.md': '# Starter blog\n\nKick off your project with this blog boilerplate.',
    },
  },
  {
    what: 'a bot for chat',
    is: ['javascript|typescript', 'discord.js|none', 'bot|devtools'],
    files: {
      'package.json': json({
        name: 'helper-bot',
        main: 'index.js',
        scripts: { start: 'node index.js' },
        dependencies: { 'discord.js': '^14' },
      }),
      ...many(9, (i) => `commands/c${i}.js`),
      'README.md': '# Helper\n\nA Discord bot with moderation commands.',
    },
  },
  {
    what: 'a GraphQL server with Apollo and Express',
    is: ['typescript|javascript', 'apollo|express', 'graphql|api'],
    files: {
      'package.json': json({
        name: 'graph',
        private: true,
        scripts: { start: 'node dist' },
        dependencies: { '@apollo/server': '^4', graphql: '16', express: '4' },
      }),
      ...many(8, (i) => `src/resolvers/r${i}.ts`),
      'schema.graphql': 2_000,
      'README.md': '# Graph\n\nOur GraphQL gateway.',
    },
  },
  {
    what: 'a role of Ansible',
    is: ['yaml|jinja|shell|none', 'ansible|none', 'devops|infrastructure'],
    files: {
      'tasks/main.yml': 900,
      'handlers/main.yml': 300,
      'defaults/main.yml': 300,
      'meta/main.yml': 'galaxy_info:\n',
      'README.md': '# Ansible Role: Docker\n\nAn Ansible role that installs Docker on Linux.',
    },
  },
  {
    what: 'a module of Terraform',
    is: ['hcl', 'none', 'devops|infrastructure'],
    files: {
      'main.tf': 9_000,
      'variables.tf': 4_000,
      'outputs.tf': 2_000,
      'examples/complete/main.tf': 900,
      'README.md': '# VPC module\n\nTerraform module which creates network resources on AWS.',
    },
  },
  {
    what: 'an image for Docker',
    is: ['dockerfile|shell', 'none', 'devops|infrastructure'],
    files: {
      Dockerfile: 'FROM alpine:3.19\nRUN apk add nginx\n',
      'rootfs/entrypoint.sh': '#!/bin/sh\nexec nginx\n',
      'README.md': '# nginx image\n\nA Docker image of nginx on Alpine.',
    },
  },
  {
    what: 'dotfiles',
    is: ['shell|vim script|lua', 'none', 'devtools|none|devops|cli'],
    files: {
      '.zshrc': 3_000,
      '.vimrc': 4_000,
      'install.sh': '#!/bin/bash\n',
      'bin/update.sh': 900,
      'README.md': '# dotfiles\n\nMy dotfiles for macOS.',
    },
  },
  {
    what: 'a plugin for an editor in Lua',
    is: ['lua', 'none', 'devtools|library'],
    files: {
      ...many(9, (i) => `lua/finder/f${i}.lua`),
      'plugin/finder.vim': 200,
      'doc/finder.txt': 3_000,
      'README.md': '# finder.nvim\n\nA highly extendable fuzzy finder over lists for Neovim.',
    },
  },
  {
    what: 'a theme of Jekyll',
    is: ['html|scss|css', 'jekyll', 'web|website|library|documentation'],
    files: {
      '_config.yml': 'title: Blog\n',
      'plain.gemspec':
        "Gem::Specification.new do |spec|\n spec.name = 'plain'\n spec.summary = 'A theme for Jekyll'\n spec.add_runtime_dependency 'jekyll', '>= 3.5'\nend",
      ...many(6, (i) => `_layouts/l${i}.html`),
      ...many(6, (i) => `_sass/s${i}.scss`),
      'README.md': '# Plain\n\nA Jekyll theme for writers.',
    },
  },
  {
    what: 'a library in C++ of headers alone',
    is: ['c++', 'none', 'library'],
    files: {
      'CMakeLists.txt':
        'cmake_minimum_required(VERSION 3.5)\nproject(jsonlite)\nadd_library(jsonlite INTERFACE)\ninstall(TARGETS jsonlite)\n',
      ...many(12, (i) => `include/jsonlite/j${i}.hpp`),
      ...many(6, (i) => `tests/t${i}.cpp`),
      'README.md': '# jsonlite\n\nJSON for modern C++.',
    },
  },
  {
    what: 'a program with Qt',
    is: ['c++', 'qt', 'desktop'],
    files: {
      'CMakeLists.txt':
        'project(viewer)\nfind_package(Qt6 REQUIRED COMPONENTS Widgets)\nadd_executable(viewer main.cpp)\n',
      ...many(14, (i) => `src/v${i}.cpp`),
      ...many(14, (i) => `src/v${i}.h`, 500),
      'README.md': '# Viewer\n\nA fast image viewer.',
    },
  },
  {
    what: 'firmware for a board',
    is: ['c++', 'arduino', 'embedded|iot'],
    files: {
      'platformio.ini': '[env:esp32]\nplatform = espressif32\nframework = arduino\n',
      ...many(6, (i) => `src/f${i}.cpp`),
      'README.md': '# Weather station\n\nFirmware for an ESP32 with sensors.',
    },
  },
  {
    what: 'contracts with Hardhat',
    is: ['solidity|typescript|javascript', 'hardhat', 'blockchain'],
    files: {
      'package.json': json({
        name: 'token',
        private: true,
        devDependencies: { hardhat: '2', ethers: '6' },
      }),
      'hardhat.config.ts': 'export default {};\n',
      ...many(6, (i) => `contracts/T${i}.sol`),
      'README.md': '# Token\n\nSmart contracts of the token.',
    },
  },
  {
    what: 'a Phoenix site with live views',
    is: ['elixir', 'phoenix', 'web'],
    files: {
      'mix.exs':
        'def project do [app: :beats, deps: deps()] end\ndefp deps do [{:phoenix, "~> 1.7"}, {:phoenix_live_view, "~> 0.20"}, {:ecto_sql, "~> 3"}] end',
      ...many(12, (i) => `lib/beats_web/live/l${i}.ex`),
      ...many(6, (i) => `lib/beats_web/templates/page/t${i}.html.heex`, 400),
      'README.md': '# Beats\n\nPlay music together with Phoenix LiveView.',
    },
  },
  {
    what: 'a library of Elixir',
    is: ['elixir', 'none', 'library'],
    files: {
      'mix.exs':
        'def project do [app: :fetcher, package: package(), description: "A client", deps: deps()] end\ndefp deps do [{:plug, "~> 1.0", only: :test}, {:ex_doc, ">= 0.0.0", only: :dev}] end',
      ...many(9, (i) => `lib/fetcher/f${i}.ex`),
      'README.md': '# Fetcher\n\nA flexible HTTP client library for Elixir.',
    },
  },
  {
    what: 'a Play application in Scala',
    is: ['scala', 'play', 'web|api'],
    files: {
      'build.sbt':
        'name := "shop"\nlazy val root = (project in file(".")).enablePlugins(PlayScala)\nlibraryDependencies += guice\n',
      'conf/routes': 'GET / controllers.Home.index\n',
      ...many(9, (i) => `app/controllers/C${i}.scala`),
      ...many(5, (i) => `app/views/v${i}.scala.html`, 300),
      'README.md': '# Shop\n\nA starter application that shows how Play works.',
    },
  },
  {
    what: 'a package of R',
    is: ['r', 'none', 'library|data'],
    files: {
      DESCRIPTION:
        'Package: tidyplot\nTitle: Plots from Tidy Data\nVersion: 1.0.0\nImports: rlang\nLicense: MIT\n',
      NAMESPACE: 'export(plot)\n',
      ...many(9, (i) => `R/p${i}.R`),
      'man/p.Rd': 900,
      'README.md': '# tidyplot\n\nAn R package for plots.\n\n    install.packages("tidyplot")',
    },
  },
  {
    what: 'an application of Shiny',
    is: ['r', 'shiny', 'data|web'],
    files: {
      'server.R': 'library(shiny)\nlibrary(dplyr)\n',
      'ui.R': 'library(shiny)\n',
      'README.md': '# Explorer\n\nExplore the census.',
    },
  },
  {
    what: 'scripts of SQL',
    is: ['sql|plpgsql|tsql|plsql', 'none', 'data|database'],
    files: {
      'schema.sql': 9_000,
      'seed/data.sql': 4_000,
      'queries/report.sql': 2_000,
      'README.md': '# Sample database\n\nA sample database of a shop, with queries.',
    },
  },
  {
    what: 'an integration for Home Assistant',
    is: ['python', 'home assistant', 'iot|library|none'],
    files: {
      'custom_components/heater/manifest.json': '{"domain":"heater"}',
      ...many(7, (i) => `custom_components/heater/h${i}.py`),
      'README.md': '# Heater\n\nA Home Assistant integration for heaters.',
    },
  },
  {
    what: 'a service of FastAPI with a language model',
    is: ['python', 'fastapi|langchain', 'ml|api|ai'],
    files: {
      'requirements.txt': 'fastapi==0.110\nuvicorn\nlangchain==0.1\nopenai\nchromadb\n',
      ...many(7, (i) => `app/a${i}.py`),
      'README.md': '# Chat with your documents\n\nAsk questions of your PDFs, answered by an LLM.',
    },
  },
  {
    what: 'an application of Streamlit around a model',
    is: ['python', 'streamlit', 'ml|data'],
    files: {
      'requirements.txt': 'streamlit\ntransformers\ntorch\n',
      'app.py': 'import streamlit as st\n',
      'README.md': '# Summary\n\nSummarise text with deep learning.',
    },
  },

  {
    what: 'a workspace of packages of npm, all published',
    is: ['typescript', 'none|react', 'library|frontend'],
    files: {
      'package.json': json({
        name: 'root',
        private: true,
        workspaces: ['packages/*'],
        scripts: { build: 'turbo build' },
        devDependencies: { typescript: '5', react: '18', '@types/react': '18' },
      }),
      'packages/core/package.json': json({
        name: '@acme/store',
        version: '2.0.0',
        main: 'dist/index.js',
        types: 'dist/index.d.ts',
        files: ['dist'],
      }),
      'packages/react/package.json': json({
        name: '@acme/store-react',
        version: '2.0.0',
        main: 'dist/index.js',
        files: ['dist'],
        peerDependencies: { react: '>=16' },
      }),
      ...many(20, (i) => `packages/core/src/s${i}.ts`),
      ...many(5, (i) => `packages/react/src/s${i}.ts`),
      'README.md': '# Store\n\nPredictable state container for JavaScript apps.',
    },
  },
  {
    what: 'a virtual workspace of crates',
    is: ['rust', 'none', 'library'],
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["runtime", "macros", "examples"]\n',
      'runtime/Cargo.toml':
        '[package]\nname = "runtime"\ndescription = "An event-driven runtime"\nlicense = "MIT"\nrepository = "https://example.com"\ncategories = ["asynchronous"]\n',
      'macros/Cargo.toml':
        '[package]\nname = "macros"\nlicense = "MIT"\nrepository = "https://example.com"\n',
      ...many(30, (i) => `runtime/src/r${i}.rs`),
      'examples/Cargo.toml':
        '[package]\nname = "examples"\npublish = false\n[dependencies]\nwarp = "0.3"\n',
      'examples/src/main.rs': 900,
      'README.md':
        '# Runtime\n\nA runtime for writing reliable, asynchronous applications with Rust.',
    },
  },
  {
    what: 'a web framework in Python',
    is: ['python', 'none', 'library'],
    files: {
      'pyproject.toml':
        '[project]\nname = "starlette"\ndescription = "The little ASGI library that shines."\nclassifiers = ["Environment :: Web Environment"]\ndependencies = ["anyio>=3"]\n[project.optional-dependencies]\nfull = ["jinja2", "httpx"]\n',
      ...many(20, (i) => `starlette/s${i}.py`),
      'README.md':
        '# Starlette\n\nA lightweight ASGI framework, ideal for building async web services.',
    },
  },
  {
    what: 'a queue for jobs with a command of its own',
    is: ['ruby', 'none|rails', 'library|backend'],
    files: {
      'sidekick.gemspec':
        "Gem::Specification.new do |gem|\n gem.name = 'sidekick'\n gem.summary = 'Simple, efficient background processing for Ruby'\n gem.executables = ['sidekick']\n gem.add_dependency 'redis-client'\nend",
      Gemfile: "gemspec\ngem 'rails', '~> 7.1'\ngem 'sqlite3'\n",
      ...many(30, (i) => `lib/sidekick/s${i}.rb`),
      ...many(4, (i) => `web/views/v${i}.erb`, 900),
      'README.md':
        '# Sidekick\n\nSimple, efficient background jobs for Ruby. It integrates with Rails.',
    },
  },
  {
    what: 'a test framework in Python with a command of its own',
    is: ['python', 'none', 'devtools|testing|library'],
    files: {
      'pyproject.toml':
        '[project]\nname = "checker"\ndescription = "simple powerful testing with Python"\nkeywords = ["test", "unittest"]\nclassifiers = ["Topic :: Software Development :: Testing"]\n[project.scripts]\nchecker = "checker:main"\n',
      ...many(30, (i) => `src/checker/c${i}.py`),
      'README.md':
        '# checker\n\nThe testing framework makes it easy to write small, readable tests.',
    },
  },
  {
    what: 'a server of HTTP in Python with a command of its own',
    is: ['python', 'none', 'library|web|backend|devtools'],
    files: {
      'pyproject.toml':
        '[project]\nname = "unicorn-asgi"\ndescription = "The lightning-fast ASGI server."\nclassifiers = ["Environment :: Web Environment", "Topic :: Internet :: WWW/HTTP"]\ndependencies = ["click>=7", "h11"]\n[project.scripts]\nunicorn = "unicorn:main"\n',
      ...many(20, (i) => `unicorn/u${i}.py`),
      'README.md': '# unicorn\n\nAn ASGI web server implementation for Python.',
    },
  },
  {
    what: 'a client of HTTP in Java with a module for tests on Android',
    is: ['kotlin', 'none', 'library'],
    files: {
      'build.gradle.kts': 'plugins { kotlin("jvm") version "1.9" apply false }\n',
      'settings.gradle.kts': 'include(":client")\ninclude(":android-test")\n',
      'client/build.gradle.kts':
        'plugins { kotlin("jvm")\n id("com.vanniktech.maven.publish") }\ndependencies { api("com.squareup.okio:okio:3.6.0") }\n',
      ...many(25, (i) => `client/src/main/kotlin/c${i}.kt`),
      'android-test/build.gradle.kts': 'plugins { id("com.android.library") }\n',
      'android-test/src/main/AndroidManifest.xml': 400,
      'README.md': '# Client\n\nAn HTTP client for the JVM, Android and GraalVM.',
    },
  },
  {
    what: 'a library of Maven with examples on Spring',
    is: ['java', 'none', 'library'],
    files: {
      'pom.xml':
        '<project><groupId>com.acme</groupId><artifactId>limiter-parent</artifactId><packaging>pom</packaging><licenses/><developers/><scm/><modules><module>core</module><module>examples</module></modules></project>',
      'core/pom.xml':
        '<project><parent><groupId>com.acme</groupId><artifactId>limiter-parent</artifactId></parent><artifactId>limiter-core</artifactId></project>',
      ...many(25, (i) => `core/src/main/java/com/acme/L${i}.java`),
      'examples/pom.xml':
        '<project><artifactId>ex</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>',
      'README.md': '# Limiter\n\nA Java rate limiting library.',
    },
  },
  {
    what: 'services of Spring Cloud',
    is: ['java', 'spring boot|spring', 'microservice'],
    files: {
      'pom.xml':
        '<project><artifactId>clinic</artifactId><packaging>pom</packaging><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.4</version></parent><modules><module>gateway</module><module>visits</module><module>vets</module></modules></project>',
      ...Object.fromEntries(
        ['gateway', 'visits', 'vets'].map((name) => [
          `${name}/pom.xml`,
          '<project><artifactId>m</artifactId><dependencies><dependency><groupId>org.springframework.cloud</groupId><artifactId>spring-cloud-starter-netflix-eureka-client</artifactId></dependency></dependencies></project>',
        ]),
      ),
      ...many(8, (i) => `visits/src/main/java/V${i}.java`),
      'docker-compose.yml': 900,
      'README.md':
        '# Distributed version of the clinic\n\nThis microservices branch shows how to split a sample application into microservices.',
    },
  },
  {
    what: 'middleware for Express',
    is: ['javascript', 'none|express', 'library|web|backend'],
    files: {
      'package.json': json({
        name: 'cors-lite',
        description: 'Node.js CORS middleware',
        main: './lib/index.js',
        keywords: ['cors', 'express', 'middleware'],
        repository: 'someone/cors-lite',
        files: ['lib/index.js'],
        devDependencies: { express: '4', mocha: '9' },
      }),
      'lib/index.js': 8_000,
      'test/test.js': 9_000,
      'README.md':
        '# cors\n\nCORS is a Node.js package for providing a Connect/Express middleware.',
    },
  },
  {
    what: 'a plugin for a server framework',
    is: ['typescript|javascript', 'fastify|none', 'library|web|backend'],
    files: {
      'package.json': json({
        name: 'fastify-flags',
        main: 'index.js',
        types: 'index.d.ts',
        keywords: ['fastify'],
        dependencies: { 'fastify-plugin': '4' },
        devDependencies: { fastify: '4' },
      }),
      'index.js': 6_000,
      'index.d.ts': 500,
      'README.md': '# fastify-flags\n\nA plugin for Fastify that adds feature flags.',
    },
  },
  {
    what: 'a full stack in two folders',
    is: ['javascript|typescript', 'express|react', 'web|fullstack|webapp'],
    files: {
      'README.md':
        '# MERN shop\n\nA full-stack e-commerce web application with MongoDB, Express, React and Node.',
      'server/package.json': json({
        name: 'server',
        private: true,
        scripts: { start: 'node .' },
        dependencies: { express: '4', mongoose: '7' },
      }),
      ...many(12, (i) => `server/routes/r${i}.js`),
      'client/package.json': json({
        name: 'client',
        private: true,
        scripts: { start: 'vite' },
        dependencies: { react: '18', 'react-dom': '18' },
      }),
      ...many(20, (i) => `client/src/components/C${i}.jsx`),
    },
  },
  {
    what: 'a site in Next.js with a README of its template',
    is: ['typescript', 'next.js', 'web|frontend|website|fullstack'],
    files: {
      'package.json': json({
        name: 'my-app',
        version: '0.1.0',
        private: true,
        scripts: { dev: 'next dev', start: 'next start' },
        dependencies: { next: '14.1.0', react: '^18', 'react-dom': '^18' },
      }),
      'next.config.mjs': 100,
      ...many(9, (i) => `src/app/p${i}/page.tsx`),
      'README.md':
        'This is a [Next.js](https://nextjs.org/) project bootstrapped with create-next-app.\n\n## Getting Started\n\nFirst, run the development server.',
    },
  },
  {
    what: 'a game for the browser',
    is: ['javascript|typescript', 'none|phaser', 'game'],
    files: {
      'index.html': 2_000,
      'js/game.js': 9_000,
      'js/grid.js': 3_000,
      'style/main.css': 4_000,
      'README.md': '# Tiles\n\nA small clone of a well-known puzzle game in JavaScript.',
    },
  },
  {
    what: 'a database written in C',
    is: ['c', 'none', 'database|data'],
    files: {
      Makefile: 900,
      ...many(40, (i) => `src/d${i}.c`, 20_000),
      ...many(40, (i) => `src/d${i}.h`, 3_000),
      'README.md': '# KeyStore\n\nAn in-memory key-value store that persists on disk.',
    },
  },
  {
    what: 'a library in C built by make',
    is: ['c', 'none', 'library'],
    files: {
      Makefile: 900,
      'sds.c': 40_000,
      'sds.h': 9_000,
      'README.md':
        '# Simple strings\n\nA string library for C designed to augment the limited libc string functions.',
    },
  },
  {
    what: 'a list of links',
    is: ['none|markdown', 'none', 'none|documentation|education'],
    files: {
      'README.md':
        '# Awesome things [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\nA curated list of awesome frameworks, libraries and software.\n\n- [flask](x) web framework\n',
    },
  },
  {
    what: 'a tap of Singer',
    is: ['python', 'singer-sdk', 'etl|data'],
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "tap-weather"\ndescription = "`tap-weather` is a Singer tap for weather, built with the Meltano SDK for Singer Taps."\n[tool.poetry.dependencies]\npython = ">=3.8"\nsinger-sdk = { version="~=0.34.1" }\n[tool.poetry.scripts]\ntap-weather = "tap_weather.tap:Tap.cli"\n',
      ...many(5, (i) => `tap_weather/t${i}.py`),
      'meltano.yml': 600,
      'README.md': '# tap-weather\n\n`tap-weather` is a Singer tap for weather data.',
    },
  },
  {
    what: 'workflows of Airflow with a Dockerfile',
    is: ['python', 'airflow', 'etl|data|workflow'],
    files: {
      Dockerfile: 'FROM apache/airflow:2.8.0\nRUN pip install pandas\n',
      'docker-compose.yaml': 4_000,
      ...Object.fromEntries(
        Array.from({ length: 4 }, (_, i) => [
          `dags/d${i}.py`,
          'from airflow import DAG\nimport pandas as pd\n',
        ]),
      ),
      'README.md':
        '# Data engineering project\n\nAn end-to-end pipeline that loads weather data into a warehouse.',
    },
  },
  {
    what: 'training code that is a package too',
    is: ['python', 'pytorch', 'ml|library'],
    files: {
      'setup.py':
        "setup(name='vision-zoo', description='PyTorch image models', install_requires=['torch >= 1.7', 'torchvision'], classifiers=['Topic :: Scientific/Engineering :: Artificial Intelligence'])",
      'train.py': 'import torch\n'.repeat(400),
      ...many(30, (i) => `zoo/models/m${i}.py`, 6_000),
      'README.md':
        '# Vision zoo\n\nImage models, layers, optimizers, training and validation scripts, with pretrained weights.',
    },
  },
  {
    what: 'a framework for learning',
    is: ['python', 'none', 'ml|library'],
    files: {
      'pyproject.toml':
        '[project]\nname = "keras"\ndescription = "Multi-backend deep learning."\nclassifiers = ["Topic :: Scientific/Engineering"]\ndependencies = ["numpy"]\n',
      'requirements.txt': 'tensorflow\ntorch\njax\n',
      ...many(30, (i) => `keras/src/k${i}.py`, 6_000),
      'README.md': '# Keras\n\nA multi-backend deep learning framework.',
    },
  },
  {
    what: 'notebooks of a course on learning with PyTorch',
    is: ['python|jupyter notebook', 'pytorch|none', 'ml|data'],
    files: {
      ...Object.fromEntries(
        Array.from({ length: 8 }, (_, i) => [
          `ch${i}/main.ipynb`,
          json({
            metadata: {},
            cells: [
              {
                cell_type: 'code',
                source: [
                  'import torch\n',
                  'import torch.nn as nn\n',
                  `model = nn.Linear(${i}, 2)\n`,
                ],
              },
            ],
          }),
        ]),
      ),
      'requirements.txt': 'torch>=2\njupyterlab\ntiktoken\nmatplotlib\n',
      'README.md':
        '# Build a model from scratch\n\nCode for developing, pretraining and finetuning a GPT-like LLM.',
    },
  },
  {
    what: 'a plugin for a build tool of Gradle',
    is: ['kotlin|groovy|java', 'none', 'devtools|library'],
    files: {
      'build.gradle.kts':
        'plugins {\n `java-gradle-plugin`\n `maven-publish`\n kotlin("jvm") version "1.9.0"\n}\n',
      ...many(9, (i) => `src/main/kotlin/p${i}.kt`),
      'README.md':
        '# Versions plugin\n\nA Gradle plugin that provides tasks for discovering dependency updates. A build tool helper.',
    },
  },
  {
    what: 'an operator of Kubernetes',
    is: ['go', 'kubebuilder|none', 'devops|infrastructure|cloud'],
    files: {
      'go.mod':
        'module github.com/acme/operator\n\nrequire (\n\tk8s.io/client-go v0.29.0\n\tsigs.k8s.io/controller-runtime v0.17.0\n)\n',
      PROJECT: 'layout:\n- go.kubebuilder.io/v4\n',
      'main.go': 3_000,
      Dockerfile: 'FROM golang:1.21\n',
      ...many(9, (i) => `controllers/c${i}.go`),
      'config/crd/a.yaml': 4_000,
      'README.md': '# operator\n\nA Kubernetes operator for databases.',
    },
  },
  {
    what: 'a theme of Hugo',
    is: ['html|css|scss|javascript', 'hugo', 'web|website|library|documentation'],
    files: {
      'theme.toml': 'name = "Paper"\n',
      ...many(14, (i) => `layouts/partials/p${i}.html`),
      ...many(6, (i) => `assets/css/s${i}.css`),
      'README.md': '# Paper\n\nA fast, clean, responsive Hugo theme.',
    },
  },
  {
    what: 'a site of documentation in Docusaurus',
    is: ['typescript|javascript|mdx|css', 'docusaurus', 'web|documentation|website'],
    files: {
      'package.json': json({
        name: 'docs',
        private: true,
        scripts: { start: 'docusaurus start' },
        dependencies: { '@docusaurus/core': '3', react: '18' },
      }),
      'docusaurus.config.js': 2_000,
      'src/pages/index.js': 3_000,
      ...many(20, (i) => `docs/d${i}.md`),
      'README.md': '# Docs\n\nThis website is built using Docusaurus.',
    },
  },
  {
    what: 'a mobile application in Objective-C with pods',
    is: ['objective-c', 'none|uikit|ios', 'mobile'],
    files: {
      Podfile: "platform :ios, '9.0'\ntarget 'Weather' do\n pod 'AFNetworking', '~> 3.0'\nend\n",
      'Weather.xcodeproj/project.pbxproj': 20_000,
      'Weather/AppDelegate.m': 3_000,
      ...many(9, (i) => `Weather/Controllers/W${i}.m`),
      'README.md': '# Weather\n\nAn iPhone app for the weather.',
    },
  },
  {
    what: 'a pod',
    is: ['objective-c', 'none|uikit', 'library'],
    files: {
      'Hud.podspec':
        "Pod::Spec.new do |s|\n s.name = 'Hud'\n s.version = '1.2.0'\n s.summary = 'An iOS activity indicator view.'\nend",
      'Hud.m': 40_000,
      'Hud.h': 9_000,
      'Demo/AppDelegate.m': 3_000,
      'Hud.xcodeproj/project.pbxproj': 9_000,
      'README.md':
        '# Hud\n\nAn iOS drop-in class that displays a translucent HUD with an indicator.',
    },
  },
  {
    what: 'a minimal API of .NET on the layers of an architecture',
    is: ['c#', 'asp.net core', 'api|web'],
    files: {
      'Clean.sln': 'Project("{F}") = "Api", "src\\Api\\Api.csproj", "{1}"\n',
      'src/Api/Api.csproj':
        '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Swashbuckle.AspNetCore" Version="6.5.0" /></ItemGroup></Project>',
      'src/Domain/Domain.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
      'src/Application/Application.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="MediatR" Version="12" /></ItemGroup></Project>',
      ...many(20, (i) => `src/Application/A${i}.cs`),
      ...many(8, (i) => `src/Api/Controllers/C${i}Controller.cs`),
      'README.md': '# Clean architecture\n\nA solution template for a web API with ASP.NET Core.',
    },
  },
  {
    what: 'a server of Clojure',
    is: ['clojure', 'ring', 'api|web'],
    files: {
      'project.clj':
        '(defproject shop "0.1.0"\n :description "A REST API of the shop"\n :dependencies [[org.clojure/clojure "1.11.1"]\n [ring/ring-core "1.11.0"] [compojure "1.7.0"]]\n :main shop.core)',
      ...many(6, (i) => `src/shop/s${i}.clj`),
      'README.md': '# Shop\n\nA REST API.',
    },
  },
  {
    what: 'a program of Haskell for the terminal',
    is: ['haskell', 'none', 'cli|devtools'],
    files: {
      'convert.cabal':
        'name: convert\nversion: 1.0\nsynopsis: Command line tool that converts documents\n\nexecutable convert\n  build-depends: base >=4, optparse-applicative, text\n',
      'app/Main.hs': 3_000,
      ...many(9, (i) => `src/C${i}.hs`),
      'README.md': '# convert\n\nA command-line tool that converts documents.',
    },
  },
  {
    what: 'a scanner of secrets',
    is: ['go', 'none', 'security|cli|devtools'],
    files: {
      'go.mod': 'module github.com/acme/leaks\n\nrequire github.com/spf13/cobra v1.8.0\n',
      'main.go': 400,
      ...many(9, (i) => `detect/d${i}.go`),
      'README.md':
        '# leaks\n\nA SAST tool for detecting secrets in git repos: secret scanning made easy.',
    },
  },
];

describe('a first look at', () => {
  for (const { what, is, files } of KINDS) {
    it(what, async () => {
      const texts: Record<string, string> = {};
      const sizes: Record<string, number> = {};
      for (const [path, content] of Object.entries(files)) {
        if (typeof content === 'string') texts[path] = content;
        else sizes[path] = content;
      }
      const profile = await profileOf(texts, sizes);
      const wrong = (['language', 'framework', 'domain'] as const).flatMap((field, index) => {
        const found = profile[field] ?? 'none';
        return is[index]?.split('|').includes(found) ? [] : `${field} ${found}, not ${is[index]}`;
      });
      assert.equal(wrong.join('; '), '', JSON.stringify(profile.evidence, null, 1));
    });
  }
});
