// Hills under a little snow, with firs and mist in the valleys. The camera flies over them.
#include "common.inc"

#declare R = seed(5);

#if (Shot = 1)
  #declare Eye = <-14 + 1.9 * clock, 11.5 - 0.12 * clock, -44 + 4.3 * clock>;
  #declare Aim = Eye + <2.5 + 0.7 * clock, -3.9, 20>;
#else
  #declare Eye = <30 - 3.2 * clock, 9.5 + 0.5 * clock, 30 + 1.2 * clock>;
  #declare Aim = Eye + <-22, -3.8, 8>;
#end
camera { location Eye look_at Aim right Aspect * x angle 60 }

#if (Shot = 1)
  light_source { <-7000, 3600, 3500> rgb <3.1, 2.5, 1.75> }
#else
  light_source { <-3000, 1900, -7000> rgb <3.1, 2.2, 1.35> }
#end
light_source { <3000, 8000, -3000> rgb <0.30, 0.40, 0.58> shadowless }

sky_sphere { pigment { gradient y color_map {
  [0 rgb <0.66, 0.72, 0.78>][0.12 rgb <0.46, 0.60, 0.78>][0.5 rgb <0.16, 0.32, 0.62>][1 rgb <0.1, 0.2, 0.5>] } } }
Clouds(420, 560, 0.40, 0.72, <1.0, 0.98, 0.95>, <0.62, 0.65, 0.70>, <9, 0, 4>, 2)

fog { fog_type 2 distance 70 rgb <0.70, 0.74, 0.79> fog_offset 0.3 fog_alt 0.8 }
fog { fog_type 2 distance 420 rgb <0.55, 0.65, 0.78> fog_offset 12 fog_alt 8 }

#declare Size = 220;
#declare Tall = 16;
#declare Ground = function(x, y, z) {
  1.15 * pow(f_noise3d(x * 5.2 + 3, 2, y * 5.2), 1.6) + 2.2 * pow(max(0, 0.34 - y), 1.3) * (0.4 + f_noise3d(x * 9, 3, y * 9)) + 0.20 * f_noise3d(x * 15, 7, y * 15)
  + 0.065 * f_noise3d(x * 42, 4, y * 42) + 0.02 * f_noise3d(x * 110, 9, y * 110) - 0.12
}
#declare Rock = texture {
  pigment { granite color_map { [0 rgb <0.14, 0.12, 0.11>][0.6 rgb <0.34, 0.31, 0.28>][1 rgb <0.46, 0.43, 0.4>] } scale 4 }
  normal { granite 0.6 scale 2 }
}
#declare Grass = texture {
  pigment { granite turbulence 0.4 color_map {
    [0 rgb <0.10, 0.13, 0.045>][0.35 rgb <0.19, 0.20, 0.07>][0.6 rgb <0.30, 0.27, 0.12>][1 rgb <0.38, 0.33, 0.18>] } scale 5 }
  normal { bumps 0.6 scale 0.3 }
}
#declare Snow = texture {
  pigment { granite color_map { [0 rgb <0.70, 0.73, 0.78>][1 rgb <0.95, 0.95, 0.96>] } scale 3 }
  normal { granite 0.25 scale 2 }
}
#declare Field = height_field {
  function 420, 420 { Ground(x, y, z) }
  smooth
  translate <-0.5, 0, -0.5> scale <Size, Tall, Size> translate 30 * z
  texture {
    slope { y }
    texture_map {
      [0.70 Rock]
      [0.78 pigment_pattern { gradient y turbulence 0.06 color_map { [0 rgb 0][1 rgb 1] } scale 20 translate -1 * y }
        texture_map { [0.30 Grass][0.36 Snow] }]
    }
  }
}
object { Field }

// Firs, thick where a slow noise is high
#declare Needles = texture {
  pigment { granite color_map { [0 rgb <0.03, 0.055, 0.03>][0.6 rgb <0.07, 0.12, 0.06>][1 rgb <0.15, 0.19, 0.11>] } scale 0.5 }
  normal { bumps 0.9 scale 0.08 }
}
#declare Fir = union {
  cylinder { 0, 0.5 * y, 0.07 pigment { rgb <0.2, 0.13, 0.08> } }
  cone { 0.25 * y, 0.55, 1.15 * y, 0.12 }
  cone { 0.75 * y, 0.43, 1.6 * y, 0.08 }
  cone { 1.25 * y, 0.30, 2.1 * y, 0 }
  texture { Needles }
}
#declare I = 0;
#while (I < 5200)
  #declare X = (rand(R) - 0.5) * 170;
  #declare Z = (rand(R) - 0.5) * 190 + 30;
  #declare S = 0.65 + 0.65 * rand(R);
  #declare Turn = rand(R) * 360;
  #declare Thick = f_noise3d(X * 0.06, 1, Z * 0.06) + 0.3 * f_noise3d(X * 0.25, 3, Z * 0.25);
  #if (Thick > 0.66)
    #declare H = Tall * Ground(X / Size + 0.5, 0.5 - (Z - 30) / Size, 0);
    #if (H < 7.5)
      object { Fir scale <S, S * 1.15, S> rotate Turn * y translate <X, H - 0.1, Z> }
    #end
  #end
  #declare I = I + 1;
#end
