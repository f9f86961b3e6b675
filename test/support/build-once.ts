import { execFileSync } from 'node:child_process';

/** Tests of the built program run on what the sources are now. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
