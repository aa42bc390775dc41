const SPELLINGS =
  'JavaScript,TypeScript,PHP,HTML,CSS,SCSS,SQL,GraphQL,JSON,YAML,TOML,XML,PowerShell,CoffeeScript,' +
  'OCaml,F#,C#,C++,HCL,TeX,Visual Basic .NET,FastAPI,Django REST Framework,NestJS,AdonisJS,' +
  'AngularJS,SvelteKit,jQuery,ASP.NET Core,.NET MAUI,WordPress,CakePHP,CodeIgniter,PyTorch,' +
  'TensorFlow,JAX,XGBoost,LightGBM,CatBoost,scikit-learn,NumPy,LangChain,LlamaIndex,AutoGen,' +
  'CrewAI,SwiftUI,UIKit,iOS,Qt,GTK,WPF,WinUI,JavaFX,wxWidgets,libGDX,MonoGame,LÖVE,VuePress,' +
  'VitePress,MkDocs,ESP-IDF,AWS CDK,actix-web,go-kit,go-zero,dbt,http4s,API,REST,gRPC,CLI,SDK,UI,' +
  'CMS,SaaS,AI,ML,NLP,LLM,ETL,IoT,OS,DevOps,DevTools,E-commerce,Jakarta EE,React Native';

const BY_LOWER_CASE = new Map(SPELLINGS.split(',').map((name) => [name.toLowerCase(), name]));

/** A normalised name as people write it: `javascript` → `JavaScript`, `spring boot` → `Spring Boot`. */
export function properName(name: string): string {
  return (
    BY_LOWER_CASE.get(name) ??
    name.replace(/(^|[\s/])(\p{Ll})/gu, (_, before: string, letter: string) => {
      return before + letter.toUpperCase();
    })
  );
}
