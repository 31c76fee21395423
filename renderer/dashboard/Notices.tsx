import { BorderNotice } from './BorderNotice.tsx';
import classes from './dashboard.module.css';
import { OverlapNotice } from './OverlapNotice.tsx';
import { StaleNotice } from './StaleNotice.tsx';

/**
 * What the totals need looked at. Laid over the foot of the map: a row of its own above would move the map under the
 * hand that draws on it as soon as something is found.
 */
export function Notices() {
  return (
    <div className={classes.notices}>
      <StaleNotice />
      <OverlapNotice />
      <BorderNotice />
    </div>
  );
}
