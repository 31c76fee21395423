;; A year of a fixed array without neighbours, two hours at a time. `fixed-array.ts` says what is worked out, lays the
;; series out and calls this; `npm run build:wasm` turns it into `fixed-array-code.ts`, and a test says where that is
;; out of date. Lanes 0 and 1 are consecutive lit hours of one month; a month of an odd number ends with a dark one.
(module
  (memory (export "memory") 1)
  (func (export "run")
    ;; Where the series lie: sky, 9 pairs (east, north, up, uniform, band, beam, disc, global, broken) for two hours;
    ;; light, 2 pairs (base, slope); months, 13 whole numbers, the first pair of hours of each; tables of pairs (value,
    ;; rise to the next); hourly, where AC is written (0: not at all); sums, 12 × (AC, POA), then 6 of the year.
    (param $sky i32) (param $light i32) (param $months i32) (param $iam i32) (param $low i32) (param $hourly i32)
    (param $sums i32)
    (param $nx f64) (param $ny f64) (param $nz f64)
    (param $seen f64) (param $flat f64) (param $ground f64)
    (param $seenPassed f64) (param $flatPassed f64) (param $groundPassed f64)
    (param $kept f64) (param $gain f64) (param $bend f64) (param $idle f64) (param $limit f64) (param $clipsFrom f64)
    (param $clipsPerDc f64)
    ;; All ones where angle losses of the disc's light count, else 0.
    (param $detailed i32)
    (local $month i32) (local $pair i32) (local $end i32)
    (local $cosine v128) (local $uniform v128) (local $band v128) (local $beam v128) (local $disc v128)
    (local $through v128) (local $diffuse v128) (local $passed v128) (local $beamPassed v128) (local $global v128)
    (local $effective v128) (local $poa v128) (local $each v128) (local $place v128) (local $step v128)
    (local $first v128) (local $second v128) (local $warm v128) (local $dc v128) (local $used v128) (local $ac v128)
    (local $over v128) (local $above v128)
    (local $acSum v128) (local $poaSum v128) (local $passedSum v128) (local $effectiveSum v128) (local $warmSum v128)
    (local $dcSum v128) (local $clippedSum v128) (local $withinSum v128)
    (local $zero v128)

    (loop $nextMonth
      (local.set $acSum (local.get $zero))
      (local.set $poaSum (local.get $zero))
      (local.set $pair (i32.load (local.get $months)))
      (local.set $end (i32.load offset=4 (local.get $months)))
      (block $monthDone
        (loop $nextPair
          (br_if $monthDone (i32.ge_s (local.get $pair) (local.get $end)))

          ;; Cosine of incidence, 0 where the sun is behind the plane.
          (local.set $cosine
            (f64x2.pmax (local.get $zero)
              (f64x2.add
                (f64x2.add
                  (f64x2.mul (f64x2.splat (local.get $nx)) (v128.load (local.get $sky)))
                  (f64x2.mul (f64x2.splat (local.get $ny)) (v128.load offset=16 (local.get $sky))))
                (f64x2.mul (f64x2.splat (local.get $nz)) (v128.load offset=32 (local.get $sky))))))

          ;; Cosine times incidence modifier, from the table.
          (local.set $place (f64x2.mul (local.get $cosine) (v128.const f64x2 1024 1024)))
          (local.set $step (i32x4.trunc_sat_f64x2_s_zero (local.get $place)))
          (local.set $first (v128.load (i32.add (local.get $iam) (i32.shl (i32x4.extract_lane 0 (local.get $step)) (i32.const 4)))))
          (local.set $second (v128.load (i32.add (local.get $iam) (i32.shl (i32x4.extract_lane 1 (local.get $step)) (i32.const 4)))))
          (local.set $through
            (f64x2.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $first) (local.get $second))
              (f64x2.mul
                (f64x2.sub (local.get $place) (f64x2.convert_low_i32x4_s (local.get $step)))
                (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $first) (local.get $second)))))

          ;; Perez' sky, as received and as it passes the cover.
          (local.set $uniform (v128.load offset=48 (local.get $sky)))
          (local.set $band (v128.load offset=64 (local.get $sky)))
          (local.set $beam (v128.load offset=80 (local.get $sky)))
          (local.set $disc (v128.load offset=96 (local.get $sky)))
          (local.set $global (v128.load offset=112 (local.get $sky)))
          (local.set $beamPassed (f64x2.mul (local.get $beam) (local.get $through)))
          (local.set $diffuse
            (f64x2.add
              (f64x2.pmax (local.get $zero)
                (f64x2.add
                  (f64x2.add
                    (f64x2.mul (local.get $uniform) (f64x2.splat (local.get $seen)))
                    (f64x2.mul (local.get $band) (f64x2.splat (local.get $flat))))
                  (f64x2.mul (local.get $disc) (local.get $cosine))))
              (f64x2.mul (local.get $global) (f64x2.splat (local.get $ground)))))
          (local.set $passed
            (f64x2.add
              (f64x2.pmax (local.get $zero)
                (f64x2.add
                  (f64x2.add
                    (f64x2.mul (local.get $uniform) (f64x2.splat (local.get $seenPassed)))
                    (f64x2.mul (local.get $band) (f64x2.splat (local.get $flatPassed))))
                  (f64x2.mul (local.get $disc)
                    (v128.bitselect (local.get $through) (local.get $cosine) (i32x4.splat (local.get $detailed))))))
              (f64x2.mul (local.get $global) (f64x2.splat (local.get $groundPassed)))))
          (local.set $poa (f64x2.add (f64x2.mul (local.get $beam) (local.get $cosine)) (local.get $diffuse)))
          (local.set $effective (f64x2.add (local.get $beamPassed) (local.get $passed)))

          ;; Temperature, then efficiency under little light from its table; beyond its end the last rise goes on.
          (local.set $each
            (f64x2.add (v128.load (local.get $light))
              (f64x2.mul (v128.load offset=16 (local.get $light)) (local.get $poa))))
          (local.set $place (f64x2.mul (local.get $effective) (v128.const f64x2 0.25 0.25)))
          (local.set $step
            (i32x4.min_s (i32x4.trunc_sat_f64x2_s_zero (local.get $place)) (v128.const i32x4 511 511 511 511)))
          (local.set $first (v128.load (i32.add (local.get $low) (i32.shl (i32x4.extract_lane 0 (local.get $step)) (i32.const 4)))))
          (local.set $second (v128.load (i32.add (local.get $low) (i32.shl (i32x4.extract_lane 1 (local.get $step)) (i32.const 4)))))
          (local.set $warm (f64x2.mul (local.get $effective) (local.get $each)))
          (local.set $dc
            (f64x2.mul (local.get $warm)
              (f64x2.add
                (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $first) (local.get $second))
                (f64x2.mul
                  (f64x2.sub (local.get $place) (f64x2.convert_low_i32x4_s (local.get $step)))
                  (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $first) (local.get $second))))))

          ;; Inverter, clipped by the hour's mean.
          (local.set $used (f64x2.mul (local.get $dc) (f64x2.splat (local.get $kept))))
          (local.set $ac
            (f64x2.pmax (local.get $zero)
              (f64x2.sub
                (f64x2.mul (local.get $used)
                  (f64x2.sub (f64x2.splat (local.get $gain))
                    (f64x2.mul (f64x2.splat (local.get $bend)) (local.get $used))))
                (f64x2.splat (local.get $idle)))))
          (local.set $over
            (f64x2.pmax (local.get $zero) (f64x2.sub (local.get $ac) (f64x2.splat (local.get $limit)))))
          (local.set $clippedSum (f64x2.add (local.get $clippedSum) (local.get $over)))
          (local.set $ac (f64x2.sub (local.get $ac) (local.get $over)))

          ;; While the sun is out DC stands higher than in the hour's mean, by what it lacks behind clouds.
          (local.set $above (f64x2.sub (local.get $used) (f64x2.splat (local.get $clipsFrom))))
          (local.set $over
            (f64x2.pmax (local.get $zero)
              (f64x2.sub
                (f64x2.add (local.get $above)
                  (f64x2.mul (v128.load offset=128 (local.get $sky))
                    (f64x2.sub
                      (f64x2.mul (f64x2.mul (local.get $beamPassed) (local.get $each)) (f64x2.splat (local.get $kept)))
                      (local.get $above))))
                (f64x2.pmax (local.get $zero) (local.get $above)))))
          (local.set $ac (f64x2.sub (local.get $ac) (f64x2.mul (local.get $over) (f64x2.splat (local.get $clipsPerDc)))))

          (local.set $withinSum (f64x2.add (local.get $withinSum) (local.get $over)))
          (local.set $acSum (f64x2.add (local.get $acSum) (local.get $ac)))
          (local.set $poaSum (f64x2.add (local.get $poaSum) (local.get $poa)))
          (local.set $passedSum
            (f64x2.add (local.get $passedSum) (f64x2.add (local.get $beamPassed) (local.get $diffuse))))
          (local.set $effectiveSum (f64x2.add (local.get $effectiveSum) (local.get $effective)))
          (local.set $warmSum (f64x2.add (local.get $warmSum) (local.get $warm)))
          (local.set $dcSum (f64x2.add (local.get $dcSum) (local.get $dc)))
          (if (local.get $hourly)
            (then
              (v128.store (local.get $hourly) (local.get $ac))
              (local.set $hourly (i32.add (local.get $hourly) (i32.const 16)))))

          (local.set $sky (i32.add (local.get $sky) (i32.const 144)))
          (local.set $light (i32.add (local.get $light) (i32.const 32)))
          (local.set $pair (i32.add (local.get $pair) (i32.const 1)))
          (br $nextPair)))

      (f64.store (local.get $sums) (call $both (local.get $acSum)))
      (f64.store offset=8 (local.get $sums) (call $both (local.get $poaSum)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 16)))
      (local.set $months (i32.add (local.get $months) (i32.const 4)))
      (local.set $month (i32.add (local.get $month) (i32.const 1)))
      (br_if $nextMonth (i32.lt_s (local.get $month) (i32.const 12))))

    (f64.store (local.get $sums) (call $both (local.get $passedSum)))
    (f64.store offset=8 (local.get $sums) (call $both (local.get $effectiveSum)))
    (f64.store offset=16 (local.get $sums) (call $both (local.get $warmSum)))
    (f64.store offset=24 (local.get $sums) (call $both (local.get $dcSum)))
    (f64.store offset=32 (local.get $sums) (call $both (local.get $clippedSum)))
    (f64.store offset=40 (local.get $sums) (call $both (local.get $withinSum))))

  (func $both (param $sums v128) (result f64)
    (f64.add (f64x2.extract_lane 0 (local.get $sums)) (f64x2.extract_lane 1 (local.get $sums)))))
