/** TensorFlow.js's modules import each other without file extensions, as bundlers allow and Node does not: this adds them. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch {
      return next(`${specifier}.js`, context);
    }
  },
});
