// Balloons over fields in the morning. The camera rises beside them; Shot 2 looks up from below.
#include "common.inc"

#declare R = seed(3);

#if (Shot = 1)
  #declare Eye = <1.5 * sin(clock * 0.3), 26 + 0.9 * clock, -40>;
  #declare Aim = <2 + 0.3 * clock, 24.5 + 1.35 * clock, 0>;
  #declare Wide = 30;
#else
  #declare Eye = <-9 + 3 * clock, 17 + clock, -30>;
  #declare Aim = Eye + <8, 6.5, 40>;
  #declare Wide = 52;
#end
camera { location Eye look_at Aim right Aspect * x angle Wide }

light_source { <-6000, 3600, -3800> rgb <2.2, 1.85, 1.35> }
light_source { <4000, 6000, -3000> rgb <0.3, 0.36, 0.48> shadowless }

sky_sphere { pigment { gradient y color_map {
  [0 rgb <0.93, 0.84, 0.72>][0.1 rgb <0.66, 0.76, 0.86>][0.4 rgb <0.27, 0.46, 0.75>][1 rgb <0.1, 0.26, 0.58>] } } }
Clouds(1400, 1500, 0.42, 0.75, <1, 0.97, 0.92>, <0.74, 0.75, 0.8>, <40, 0, 12>, 3)
fog { fog_type 2 distance 900 rgb <0.70, 0.76, 0.82> fog_offset 8 fog_alt 8 }

// Fields and hedges
#declare Fields = texture {
  pigment { crackle solid color_map {
    [0 rgb <0.17, 0.24, 0.06>][0.2 rgb <0.50, 0.42, 0.14>][0.4 rgb <0.24, 0.32, 0.08>][0.55 rgb <0.35, 0.24, 0.13>]
    [0.7 rgb <0.58, 0.51, 0.13>][0.85 rgb <0.13, 0.20, 0.07>][1 rgb <0.42, 0.40, 0.2>] } scale 30 warp { turbulence 0.08 } }
  finish { diffuse 0.85 }
}
height_field {
  function 300, 300 { 0.6 * f_noise3d(x * 7, 1, y * 7) + 0.3 * f_noise3d(x * 19, 1, y * 19) * (1 - y) + 0.5 * max(0, 0.35 - y) }
  smooth translate <-0.5, 0, -0.2> scale <1400, 42, 1400> translate <0, -14, 100>
  texture { Fields }
  texture { pigment { granite color_map { [0 rgbt <0.05, 0.08, 0.02, 0.35>][0.5 rgbt <0.1, 0.12, 0.03, 0.85>][1 rgbt <0.8, 0.75, 0.5, 0.9>] } scale 26 } }
  texture {
    pigment { crackle form <-1, 1, 0> color_map { [0 rgb <0.06, 0.10, 0.035>][0.035 rgb <0.09, 0.13, 0.045>][0.05 rgbt 1][1 rgbt 1] } scale 30 warp { turbulence 0.08 } }
    normal { granite 0.8 scale 4 } }
}
#declare I = 0;
#while (I < 500)
  #declare S = 1.4 + 1.8 * rand(R);
  sphere { 0, S scale <1, 1.1, 1> translate <-150 + 300 * rand(R), 6 + 5 * rand(R), 90 + 420 * rand(R)>
    pigment { granite color_map { [0 rgb <0.04, 0.07, 0.02>][1 rgb <0.2, 0.26, 0.09>] } scale 2 } normal { granite 1 scale 2 } }
  #declare I = I + 1;
#end

// Balloon of N coloured strips
#macro Balloon(P, Size, N, A, B, K)
union {
  union {
    lathe { cubic_spline 11, <0.4, -1.45>, <0.22, -1.15>, <0.36, -0.92>, <0.66, -0.55>, <0.93, -0.05>, <1.0, 0.3>, <0.9, 0.68>,
      <0.62, 0.98>, <0.3, 1.12>, <0, 1.16>, <-0.3, 1.12> }
    pigment {
      function { 0.5 + 0.5 * sin(atan2(x, z) * N) * select(sin(y * 7 + N), 1, 1, -1) }
      color_map { [0.5 rgb A][0.5 rgb B] }
    }
    normal { function { abs(sin(atan2(x, z) * N * 2)) * 0.12 } }
    finish { diffuse 0.8 specular 0.12 roughness 0.05 emission 0.06 }
  }
  box { <-0.13, -1.75, -0.13>, <0.13, -1.56, 0.13> pigment { checker rgb <0.36, 0.22, 0.1>, rgb <0.24, 0.14, 0.06> scale 0.035 } }
  #local J = 0;
  #while (J < 4)
    cylinder { <0.12, -1.58, 0.12>, <0.17, -1.1, 0.17>, 0.008 rotate J * 90 * y pigment { rgb 0.1 } }
    #local J = J + 1;
  #end
  sphere { <-0.05, -1.5, 0>, 0.05 pigment { rgb <0.2, 0.1, 0.1> } }
  sphere { <0.06, -1.51, 0.04>, 0.05 pigment { rgb <0.1, 0.12, 0.2> } }
  rotate (K * 70 + 9 * clock) * y
  rotate 1.5 * sin(clock + K) * z
  scale Size translate P
}
#end
Balloon(<-2.6 + 0.35 * clock, 21.5 + 1.75 * clock, -8>, 3.9, 8, <0.72, 0.08, 0.05>, <0.92, 0.76, 0.24>, 1)
Balloon(<7.2 + 0.15 * clock, 29 + 1.6 * clock, 18>, 4.2, 6, <0.07, 0.19, 0.46>, <0.86, 0.85, 0.8>, 2.2)
Balloon(<-7.5 + 0.5 * clock, 36 + 0.9 * clock, 50>, 3.6, 7, <0.15, 0.42, 0.2>, <0.9, 0.7, 0.2>, 3.1)
Balloon(<3 + 0.4 * clock, 18 + 1.1 * clock, 75>, 3.6, 5, <0.6, 0.25, 0.5>, <0.93, 0.9, 0.8>, 4.4)
Balloon(<-17 + 0.5 * clock, 24 + 1.2 * clock, 90>, 3.6, 9, <0.8, 0.4, 0.06>, <0.2, 0.2, 0.25>, 5.7)
