// A harbour at dusk: waves, moored boats, a jetty and a lighthouse. The camera glides along the jetty.
#include "common.inc"

#declare R = seed(11);

#if (Shot = 1)
  #declare Eye = <-7 + 1.15 * clock, 2.5 + 0.09 * sin(clock * 1.3), -14 + 0.3 * clock>;
  #declare Aim = Eye + <3.2 - 0.12 * clock, -0.32, 20>;
#else
  #declare Eye = <16 - 0.9 * clock, 1.7 + 0.1 * sin(clock * 1.5), 2 + 1.1 * clock>;
  #declare Aim = Eye + <-6.5, 0.25, 20>;
#end
camera { location Eye look_at Aim right Aspect * x angle 58 }

light_source { <4200, 620, 9000> rgb <1.9, 1.05, 0.55> }
light_source { <-3000, 6000, -4000> rgb <0.17, 0.22, 0.36> shadowless }

sky_sphere {
  pigment {
    gradient y
    color_map {
      [0.00 rgb <0.98, 0.55, 0.25>][0.05 rgb <0.95, 0.48, 0.28>][0.14 rgb <0.62, 0.38, 0.40>]
      [0.30 rgb <0.25, 0.27, 0.44>][0.70 rgb <0.08, 0.12, 0.28>][1 rgb <0.06, 0.09, 0.22>]
    }
  }
  // the glow round the sun
  pigment {
    function { pow(max(0, (x * 0.421 + y * 0.062 + z * 0.902)) , 60) }
    color_map { [0 rgbt <1, 0.6, 0.3, 1>][1 rgbt <1.0, 0.85, 0.5, 0.05>] }
  }
}
Clouds(900, 1500, 0.42, 0.78, <1.0, 0.56, 0.36>, <0.36, 0.25, 0.32>, <34, 0, -22>, 1)

// The sea
plane { y, 0
  texture {
    pigment { rgb <0.015, 0.05, 0.075> }
    normal {
      average
      normal_map {
        [1.0 bumps 0.85 scale <2.6, 1, 1.1> rotate 14 * y translate <0.8, 0.25, -0.9> * clock]
        [0.9 bumps 0.75 scale <1.0, 1, 0.5> rotate -21 * y translate <-0.5, 0.3, -0.7> * clock]
        [0.7 wrinkles 0.5 scale <0.7, 1, 0.34> translate <0.25, 0.35, -0.35> * clock]
        [1.0 bumps 0.8 scale <9, 3, 4> rotate 8 * y translate <1.6, 0.6, -1.5> * clock]
      }
    }
    finish { ambient 0 diffuse 0.5 specular 0.9 roughness 0.006 reflection { 0.03, 0.95 fresnel on } conserve_energy }
  }
  interior { ior 1.33 }
}

// Land behind: two ridges and a headland
#declare Ridge = function(x, k) { f_noise3d(x * 0.011 + k, k, 0) + 0.3 * f_noise3d(x * 0.035 + k, k, 3) + 0.11 * f_noise3d(x * 0.13, k, 5) }
#macro Land(Z, Low, Tall, K, C)
prism { linear_spline 0, 1, 203
  #local I = 0;
  #while (I <= 200)
    <-600 + I * 6, Low + Tall * Ridge(-600 + I * 6, K)>,
    #local I = I + 1;
  #end
  <600, -20>, <-600, -20>
  rotate -90 * x translate Z * z
  pigment { gradient y color_map { [0 rgb C * 1.25 + 0.06 * x + 0.03 * y][1 rgb C * 0.85] } scale 40 warp { turbulence 0.3 octaves 6 } }
  finish { ambient 0 diffuse 0.1 emission 0.8 }
}
#end
Land(420, -12, 62, 3.3, <0.27, 0.18, 0.20>)
Land(270, -14, 32, 8.1, <0.115, 0.08, 0.095>)

#declare Stone = texture {
  pigment { granite color_map { [0 rgb <0.13, 0.115, 0.11>][0.5 rgb <0.30, 0.27, 0.25>][1 rgb <0.46, 0.42, 0.38>] } scale 1.3 }
  normal { granite 0.7 scale 1.1 }
  finish { ambient 0.02 diffuse 0.9 }
}
#declare Wood = texture {
  pigment { wood turbulence 0.12 color_map { [0 rgb <0.28, 0.20, 0.14>][0.6 rgb <0.19, 0.13, 0.09>][1 rgb <0.36, 0.27, 0.19>] } scale <0.07, 0.07, 0.9> }
  normal { bumps 0.4 scale <0.06, 0.06, 0.5> }
  finish { ambient 0.02 diffuse 0.9 specular 0.15 roughness 0.05 }
}

// Breakwater of rocks, and the lighthouse at its end
#declare I = 0;
#while (I < 150)
  sphere { 0, 1 scale <1.1 + rand(R), 0.8 + 0.7 * rand(R), 0.9 + rand(R)> rotate <rand(R), rand(R), rand(R)> * 90
    translate <13 + 42 * rand(R), -0.25 + 1.1 * rand(R), 37 + 5 * rand(R)>
    texture { Stone scale 0.5 + rand(R) } }
  #declare I = I + 1;
#end
union {
  cone { 0, 1.7, 10 * y, 1.15
    pigment { gradient y color_map { [0.5 rgb <0.80, 0.77, 0.70>][0.5 rgb <0.55, 0.09, 0.06>] } scale 4 }
    normal { bumps 0.15 scale 0.4 } }
  cylinder { 10 * y, 10.3 * y, 1.7 pigment { rgb 0.15 } }
  #declare I = 0;
  #while (I < 12)
    cylinder { <1.6, 10.3, 0>, <1.6, 11.1, 0>, 0.05 rotate 30 * I * y pigment { rgb 0.12 } }
    #declare I = I + 1;
  #end
  torus { 1.6, 0.06 translate 11.1 * y pigment { rgb 0.12 } }
  cylinder { 10.3 * y, 12 * y, 0.8 pigment { rgb <1, 0.8, 0.45> } finish { emission 0.85 + 0.6 * sin(clock * 2.5) } }
  cone { 12 * y, 1.1, 13.1 * y, 0.05 pigment { rgb <0.4, 0.07, 0.05> } }
  translate <15.5, 1.2, 38>
}

// The jetty
union {
  #declare I = 0;
  #while (I < 34)
    box { <-3.2, 1.02, I * 0.72>, <-0.9, 1.11, I * 0.72 + 0.62> texture { Wood rotate 90 * y translate I * 3 } }
    #declare I = I + 1;
  #end
  #declare I = 0;
  #while (I < 9)
    cylinder { <-3.3, -1, I * 3>, <-3.3, 1.75 + 0.3 * rand(R), I * 3>, 0.17 texture { Wood rotate 90 * x translate I } }
    cylinder { <-0.8, -1, I * 3>, <-0.8, 1.75 + 0.3 * rand(R), I * 3>, 0.17 texture { Wood rotate 90 * x translate I } }
    #if (mod(I, 2) = 0)
      cylinder { <-0.8, 1.1, I * 3>, <-0.8, 3.5, I * 3>, 0.045 pigment { rgb 0.06 } }
      sphere { <-0.8, 3.55, I * 3>, 0.16 pigment { rgb <1, 0.82, 0.5> } finish { emission 1.6 } no_shadow }
    #end
    #declare I = I + 1;
  #end
  translate <1.5, 0, -6>
}

// Boat: hull, cabin, mast, stays; rocks on the waves
#macro Boat(P, Turn, C, K)
union {
  difference {
    sphere { 0, 1 scale <1, 0.95, 3.1> }
    box { <-2, 0.22, -4>, <2, 2, 4> }
    sphere { 0, 1 scale <0.86, 0.7, 2.8> translate 0.25 * y }
    pigment { gradient y color_map { [0 rgb C * 0.35][0.42 rgb C * 0.35][0.42 rgb 0.8][0.52 rgb 0.8][0.52 rgb C][1 rgb C] } translate -0.5 * y }
    finish { ambient 0.02 diffuse 0.8 specular 0.4 roughness 0.02 }
  }
  box { <-0.5, 0.05, -0.9>, <0.5, 0.62, 1> pigment { rgb <0.72, 0.69, 0.62> } }
  box { <-0.52, 0.32, -0.6>, <0.52, 0.5, 0.7> pigment { rgb <0.05, 0.06, 0.08> } finish { reflection 0.3 } }
  cylinder { 0, 6.6 * y, 0.05 translate 1.1 * z pigment { rgb <0.5, 0.42, 0.34> } }
  cylinder { <0, 0.95, 1.1>, <0, 0.95, -2.3>, 0.12 pigment { rgb <0.55, 0.52, 0.48> } normal { bumps 0.5 scale 0.1 } }
  cylinder { <0, 6.5, 1.1>, <0, 0.2, 3.0>, 0.014 pigment { rgb 0.2 } }
  cylinder { <0, 6.5, 1.1>, <0, 0.2, -2.9>, 0.014 pigment { rgb 0.2 } }
  cylinder { <0, 6.5, 1.1>, <0.8, 0.2, 1.0>, 0.012 pigment { rgb 0.2 } }
  cylinder { <0, 6.5, 1.1>, <-0.8, 0.2, 1.0>, 0.012 pigment { rgb 0.2 } }
  rotate <1.2 * sin(clock * 1.1 + K), 0, 3.2 * sin(clock * 1.4 + K * 2)>
  rotate Turn * y
  translate P + <0, 0.25 + 0.07 * sin(clock * 1.7 + K), 0>
}
#end
Boat(<4.2, 0, 2>, 12, <0.10, 0.20, 0.34>, 0)
Boat(<7.4, 0, 8.5>, 20, <0.42, 0.08, 0.06>, 1.3)
Boat(<3.9, 0, 13>, -8, <0.08, 0.26, 0.2>, 2.1)
Boat(<-5.5, 0, 10>, 32, <0.45, 0.36, 0.12>, 3.4)
Boat(<11.5, 0, 17>, 60, <0.5, 0.48, 0.44>, 4.6)
Boat(<-9, 0, 19>, -30, <0.16, 0.16, 0.3>, 5.2)
