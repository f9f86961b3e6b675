import { execFileSync } from 'node:child_process';

/** Tests of the built program run on what the sources are now. */
export default function buildOnce(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
