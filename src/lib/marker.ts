/** The first line of the sticky comment. The name tells two instances on one pull request apart. */
export function commentMarker(name: string): string {
  return `<!-- deep-review:v1:${name} -->`;
}
