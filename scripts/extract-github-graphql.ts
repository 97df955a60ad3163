// Makes test/fixtures/github-schema.graphql: the types and fields of GitHub's published GraphQL schema that the action's
// queries use, without its prose. The package is 7 MB, so it is no dependency:
//   npm install --prefix /somewhere/else @octokit/graphql-schema@15.26.1
//   node scripts/extract-github-graphql.ts /somewhere/else/node_modules/@octokit/graphql-schema/schema.graphql
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ASTNode,
  buildASTSchema,
  Kind,
  type NamedTypeNode,
  parse,
  print,
  specifiedScalarTypes,
  type TypeNode,
  visit,
} from 'graphql';

const kept: Readonly<Record<string, readonly string[]>> = {
  Query: ['id', 'nodes', 'repository'],
  Mutation: ['resolveReviewThread', 'unresolveReviewThread', 'updatePullRequestReviewComment'],
  UpdatePullRequestReviewCommentInput: ['body', 'clientMutationId', 'pullRequestReviewCommentId'],
  UpdatePullRequestReviewCommentPayload: ['clientMutationId', 'pullRequestReviewComment'],
  ResolveReviewThreadInput: ['clientMutationId', 'threadId'],
  ResolveReviewThreadPayload: ['clientMutationId', 'thread'],
  UnresolveReviewThreadInput: ['clientMutationId', 'threadId'],
  UnresolveReviewThreadPayload: ['clientMutationId', 'thread'],
  Node: ['id'],
  Actor: ['login'],
  User: ['id', 'login'],
  Bot: ['id', 'login'],
  Repository: ['id', 'pullRequest', 'pullRequests'],
  PullRequest: ['id', 'baseRefName', 'commits', 'headRefOid', 'number', 'reviewThreads'],
  PullRequestConnection: ['nodes', 'pageInfo', 'totalCount'],
  PullRequestState: [],
  PullRequestCommitConnection: ['nodes', 'pageInfo', 'totalCount'],
  PullRequestCommit: ['id', 'commit'],
  Commit: ['id', 'oid', 'status'],
  Status: ['id', 'context'],
  StatusContext: ['id', 'context', 'state'],
  StatusState: [],
  GitObjectID: [],
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  PullRequestReviewThreadConnection: ['nodes', 'pageInfo', 'totalCount'],
  PullRequestReviewThread: [
    ...['id', 'comments', 'isOutdated', 'isResolved', 'line', 'path'],
    ...['viewerCanResolve', 'viewerCanUnresolve'],
  ],
  PullRequestReviewCommentConnection: ['nodes', 'pageInfo', 'totalCount'],
  PullRequestReviewComment: ['id', 'author', 'body', 'url', 'viewerDidAuthor'],
  IssueComment: ['id', 'author', 'body', 'editor', 'url', 'viewerDidAuthor'],
  URI: [],
};

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Give the path of schema.graphql.');
const isKept = ({ name }: NamedTypeNode) => name.value in kept;
const typeKinds: readonly string[] = [
  ...[Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION, Kind.INPUT_OBJECT_TYPE_DEFINITION],
  Kind.ENUM_TYPE_DEFINITION,
];
const parts: readonly string[] = [Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION];
const isPlain = (name: string) => specifiedScalarTypes.some((scalar) => scalar.name === name);
const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

const subset = visit(parse(readFileSync(source, 'utf8'), { noLocation: true }), {
  StringValue: (_node, key) => (key === 'description' ? null : undefined),
  Directive: () => null,
  enter(node: ASTNode) {
    if (node.kind === Kind.DOCUMENT || !node.kind.endsWith('Definition')) return undefined;
    if (node.kind === Kind.SCALAR_TYPE_DEFINITION) return node.name.value in kept ? undefined : null;
    if (parts.includes(node.kind)) return undefined;
    return typeKinds.includes(node.kind) && 'name' in node && (node.name?.value ?? '') in kept ? undefined : null;
  },
  leave(node: ASTNode) {
    if (node.kind === Kind.FIELD_DEFINITION) {
      const known = node.arguments?.filter(({ type }) => namedType(type) in kept || isPlain(namedType(type))) ?? [];
      return { ...node, arguments: known };
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return undefined;
    const fields = node.fields?.filter(({ name }) => kept[node.name.value]?.includes(name.value)) ?? [];
    return { ...node, fields, interfaces: node.interfaces?.filter(isKept) ?? [] };
  },
});
buildASTSchema(subset);
const file = join(import.meta.dirname, '..', 'test', 'fixtures', 'github-schema.graphql');
writeFileSync(file, `${print(subset)}\n`);
console.log(`${file}: ${subset.definitions.length} types`);
