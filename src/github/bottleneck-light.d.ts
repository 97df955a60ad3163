/** The build of bottleneck that octokit's plugins use; only the whole one comes with types. */
declare module 'bottleneck/light.js' {
  export { default } from 'bottleneck';
}
