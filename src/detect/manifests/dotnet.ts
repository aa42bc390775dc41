import { XMLParser } from 'fast-xml-parser';
import { emptyManifest, plainVersion, type Manifest } from './Manifest';
import { entriesOf, listIn, textIn } from './values';

const xml = new XMLParser({
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => /^(?:PropertyGroup|ItemGroup|PackageReference|FrameworkReference)$/.test(name),
});

/**
 * Project files of .NET (`.csproj`, `.fsproj`, `.vbproj`). The SDK is the dependency `sdk:…`, and a
 * property that is `true` is `property:…`. Entities are not expanded. Throws on what is not XML.
 */
export function parseDotnetProject(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'nuget');
  const parsed: unknown = xml.parse(text);
  const project = entriesOf(parsed).find(([name]) => name === 'Project')?.[1];
  const add = (name: string, version = ''): void => {
    manifest.dependencies.push({ name: name.toLowerCase(), version, scope: 'runtime' });
  };
  const sdk = textIn(project, '@Sdk');
  if (sdk) add(`sdk:${sdk.split('/')[0] ?? ''}`);
  const about: string[] = [];
  let packageId = '';
  for (const group of listIn(project, 'PropertyGroup')) {
    for (const [key, value] of entriesOf(group)) {
      if (typeof value !== 'string') continue;
      if (/^true$/i.test(value)) add(`property:${key}`);
      if (/^(?:Description|PackageTags|Title)$/.test(key)) about.push(value);
      if (key === 'PackageId' || (key === 'AssemblyName' && !packageId)) packageId = value;
      if (key === 'OutputType' && /exe$/i.test(value)) manifest.declared.add('application');
      if (
        /^(?:PackageTags|PackageId|PackageProjectUrl|PackageLicenseExpression|PackageIcon)$/.test(
          key,
        )
      ) {
        manifest.declared.add('published');
      }
      if (key === 'PackAsTool') manifest.declared.add('command');
      if (key === 'IsTestProject') add('microsoft.net.test.sdk');
      if (/^TargetFrameworks?$/.test(key)) {
        for (const target of value.split(';')) add(`target:${target.trim()}`);
      }
    }
  }
  for (const group of listIn(project, 'ItemGroup')) {
    for (const section of ['PackageReference', 'FrameworkReference'] as const) {
      for (const each of listIn(group, section)) {
        const name = textIn(each, '@Include') ?? textIn(each, '@Update');
        const version = textIn(each, '@Version') ?? textIn(each, 'Version') ?? '';
        if (name) add(name, plainVersion(version));
      }
    }
    for (const [key, value] of entriesOf(group)) {
      if (key !== 'Reference') continue;
      for (const each of Array.isArray(value) ? value : [value]) {
        const name = textIn(each, '@Include')?.split(',')[0];
        if (name) add(name);
      }
    }
  }
  if (manifest.dependencies.some(({ name }) => name === 'microsoft.net.test.sdk')) {
    for (const dependency of manifest.dependencies) dependency.scope = 'dev';
  }
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  manifest.name = (/^[\w.]+$/.test(packageId) ? packageId : file).toLowerCase();
  manifest.about = about.join(', ');
  return manifest;
}
