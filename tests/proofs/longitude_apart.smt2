; SPDX-License-Identifier: BSL-1.0
; cordon::longitude_apart of counts: the distance on the circle of 3,600,000,000, for every pair of
; 32-bit numbers, and never more than half of it. The transcription must first give the header's
; answers ("sat"); then there must be no pair that contradicts the claim ("unsat").
;   transcribed from include/cordon/distance/difference.hpp
;   > constexpr std::uint32_t turn = 3'600'000'000;
;   > first > second ? static_cast<std::uint32_t>(first) - static_cast<std::uint32_t>(second)
;   > : static_cast<std::uint32_t>(second) - static_cast<std::uint32_t>(first);
;   > const std::uint32_t other = apart > turn ? apart - turn : turn - apart;
;   > return apart < other ? apart : other;

(set-logic QF_BV)
(define-fun turn () (_ BitVec 32) #xd693a400)  ; 3,600,000,000

(define-fun least ((x (_ BitVec 32)) (y (_ BitVec 32))) (_ BitVec 32) (ite (bvult x y) x y))
(define-fun apart ((first (_ BitVec 32)) (second (_ BitVec 32))) (_ BitVec 32)
  (let ((difference (ite (bvsgt first second) (bvsub first second) (bvsub second first))))
    (least difference
      (ite (bvugt difference turn) (bvsub difference turn) (bvsub turn difference)))))

@longitude_answers@
(check-sat)

; The claim in 40 bits, where nothing wraps: the least of |a - b + k turns|. No k beyond 2 can be
; nearer, because |a - b| is less than two turns.
(define-fun wide ((x (_ BitVec 32))) (_ BitVec 40) ((_ sign_extend 8) x))
(define-fun wide_turn () (_ BitVec 40) ((_ zero_extend 8) turn))
(define-fun size ((x (_ BitVec 40))) (_ BitVec 40) (ite (bvslt x #x0000000000) (bvneg x) x))
(define-fun nearer ((x (_ BitVec 40)) (y (_ BitVec 40))) (_ BitVec 40) (ite (bvult x y) x y))
(define-fun circle ((a (_ BitVec 32)) (b (_ BitVec 32))) (_ BitVec 40)
  (let ((d (bvsub (wide a) (wide b))))
    (let ((up (bvadd d wide_turn)) (down (bvsub d wide_turn)))
      (nearer (size d)
        (nearer (nearer (size up) (size down))
          (nearer (size (bvadd up wide_turn)) (size (bvsub down wide_turn))))))))

(declare-const a (_ BitVec 32))
(declare-const b (_ BitVec 32))
(assert (not (and (= ((_ zero_extend 8) (apart a b)) (circle a b))
                  (bvule (apart a b) @half_turn@))))
(check-sat)
