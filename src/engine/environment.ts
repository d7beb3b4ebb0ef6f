import type { BackendName, BackendVerdict, DeviceReport, Response } from './protocol.ts';
import type { Scheduler } from './scheduler.ts';
import type { SessionModule } from './session.ts';

/** What the host needs from its surroundings; tests pass their own. */
export interface HostEnvironment {
  /** Loads a lab's session module by the lab's name. @throws if there is none */
  loadSession(lab: string): Promise<SessionModule>;
  /** Makes the best backend for these needs current. @param lost backends that failed while running */
  selectBackend(
    needs: SessionModule['needs'],
    force: BackendName | null,
    lost: readonly BackendVerdict[],
  ): Promise<DeviceReport>;
  /** Makes a backend that has been selected before current again, at once. */
  useBackend(name: BackendName): void;
  /** Counts of the tensor library. */
  memory(): { tensors: number; bytes: number };
  /** Tells when the device of the current backend is lost. */
  onDeviceLost(listener: (backend: BackendName, detail: string) => void): void;
}

/** What the sessions of a page share. */
export interface Shared {
  readonly env: HostEnvironment;
  readonly scheduler: Scheduler;
  post(message: Response): void;
}
